import type { ClientSession, Connection } from 'mongoose';
import { mongo, trusted } from 'mongoose';
import type { Case } from '../domain/case.ts';
import type { Actor, CaseEvent } from '../domain/case-events.ts';
import { asEvents } from '../domain/case-events.ts';
import type { Decision } from '../domain/decide.ts';
import { evolveAll } from '../domain/evolve.ts';
import type { Rejection } from '../domain/messages.ts';
import { queryFieldsOf } from './query-fields.ts';
import type { EvidenceDocument, EventDocument, Models } from './schemas.ts';
import { ONE_OPEN_CASE } from './schemas.ts';

export interface Change {
  readonly caseId: string;
  /** The revision the caller knows; the answer holds every event after it. */
  readonly since: number;
  readonly at: string;
  readonly actor: Actor;
  /**
   * Decides on the state as it is inside the transaction. It may run more than once, so it must not have effects
   * other than through the given session.
   */
  readonly decide: (state: Case | undefined, session: ClientSession) => Decision | Promise<Decision>;
  readonly evidence?: EvidenceDocument | undefined;
}

export interface Changed {
  /** All events after `since`, oldest first: those of this change, and any that the caller had missed. */
  readonly events: readonly CaseEvent[];
  readonly rejection: Rejection | null;
}

/** R28: the registrant already has an open case of the service. */
export class CaseAlreadyOpen extends Error {
  override readonly name = 'CaseAlreadyOpen';
  readonly openCaseId: string;
  constructor(openCaseId: string) {
    super('the registrant already has an open case of this service');
    this.openCaseId = openCaseId;
  }
}

const asDocument = (caseId: string, event: CaseEvent): EventDocument => ({
  ...event,
  _id: `${caseId}/${event.seq}`,
  caseId,
  at: new Date(event.at),
});

export const asEvent = ({ seq, at, actor, fact }: EventDocument): CaseEvent => ({
  seq,
  at: at.toISOString(),
  actor,
  fact,
});

const isDuplicateKey = (error: unknown): error is mongo.MongoServerError =>
  error instanceof mongo.MongoServerError && error.code === 11000;

/** Twice is enough for a race between two starts of one case; the third time it is no race. */
const MAX_ATTEMPTS = 3;

/**
 * The only way a case changes: one transaction that reads the case, decides, and writes the case file, its events and
 * the evidence together. Running it again with the same intent finds its own facts and adds nothing, so it is safe
 * after a crash at any point; what the caller missed comes back with the answer.
 *
 * @throws {CaseAlreadyOpen} where the change would open a second case of the service for the registrant (R28)
 */
export async function changeCase(connection: Connection, models: Models, change: Change): Promise<Changed> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connection.transaction((session) => changeWithin(models, change, session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
      });
    } catch (error) {
      if (!isDuplicateKey(error) || attempt === MAX_ATTEMPTS) throw error;
      const openCaseId = await findOpenCase(models, error);
      if (openCaseId !== undefined && openCaseId !== change.caseId) throw new CaseAlreadyOpen(openCaseId);
    }
  }
}

async function findOpenCase(
  models: Models,
  { message, keyValue }: mongo.MongoServerError,
): Promise<string | undefined> {
  if (!message.includes(ONE_OPEN_CASE) || keyValue === undefined) return undefined;
  const open = await models.cases.findOne({ ...keyValue, open: true }, { _id: 1 }).lean();
  return open?._id;
}

async function changeWithin(models: Models, change: Change, session: ClientSession): Promise<Changed> {
  const { caseId, since, at, actor, evidence } = change;
  const found = await models.cases.findById(caseId, { state: 1 }, { session }).lean();
  const { facts, rejection = null } = await change.decide(found?.state, session);
  const revision = found?.state.revision ?? 0;
  const added = asEvents(facts, revision, at, actor);
  const missed = revision > since ? await findEvents(models, caseId, since, session) : [];
  if (added.length > 0) {
    const state = evolveAll(found?.state, added);
    if (state === undefined) throw new Error('events always lead to a state');
    await write(models, found === null, state, session);
    await models.events.insertMany(
      added.map((event) => asDocument(caseId, event)),
      asTyped(session),
    );
    if (evidence !== undefined && rejection === null) {
      await models.evidence.insertMany([evidence], asTyped(session));
    }
  }
  return { events: [...missed, ...added], rejection };
}

/**
 * What the compiler has checked isn't checked field by field once more: every document is made here, from typed values,
 * and never from somebody's input. It saves a tenth of what a step costs the worker.
 */
export const asTyped = (session: ClientSession) => ({ session, lean: true }) as const;

async function write(models: Models, isNew: boolean, state: Case, session: ClientSession): Promise<void> {
  const fields = { ...queryFieldsOf(state), state };
  if (isNew) {
    // One by one, because the error of a bulk doesn't say which value was there already (`findOpenCase`).
    await models.cases.create([{ _id: state.caseId, assignee: null, ...fields }], { session });
    return;
  }
  await models.cases.updateOne({ _id: state.caseId }, { $set: fields }, { session });
}

async function findEvents(
  models: Models,
  caseId: string,
  since: number,
  session: ClientSession,
): Promise<readonly CaseEvent[]> {
  const documents = await models.events
    .find({ caseId, seq: trusted({ $gt: since }) }, {}, { session })
    .sort({ seq: 1 })
    .lean();
  return documents.map(asEvent);
}

/** The state of a case, or `undefined` where the store has never heard of it. */
export async function findCase(models: Models, caseId: string): Promise<Case | undefined> {
  const found = await models.cases.findById(caseId, { state: 1 }).lean();
  return found?.state;
}
