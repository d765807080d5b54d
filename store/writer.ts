import type { ClientSession, Connection, mongo } from 'mongoose';
import { trusted } from 'mongoose';
import type { Case } from '../domain/case.ts';
import type { Actor, CaseEvent } from '../domain/case-events.ts';
import { asEvents } from '../domain/case-events.ts';
import type { Decision } from '../domain/decision.ts';
import { evolveAll } from '../domain/evolve.ts';
import type { Rejection } from '../domain/messages.ts';
import { isDuplicateKey } from './is-duplicate-key.ts';
import { queryFieldsOf } from './query-fields.ts';
import type { EvidenceDocument, EventDocument, Models } from './schemas.ts';
import { ONE_OPEN_CASE } from './schemas.ts';

/** `at`: when it takes effect, where that turns out to be later than the instant of the change. */
export type DatedDecision = Decision & { readonly at?: string };

export interface Change {
  readonly caseId: string;
  /** The revision the caller knows; the answer holds every event after it. */
  readonly since: number;
  /**
   * The case as the caller knows it. If the store is at the same revision it is the same case, and need not be read; if
   * not, or if nothing would change, it is read after all.
   */
  readonly known?: { readonly state: Case | undefined } | undefined;
  readonly at: string;
  readonly actor: Actor;
  /**
   * Decides on the state as it is at the revision on which the transaction changes it. It may run more than once, so it must not have effects
   * other than through the given session.
   */
  readonly decide: (state: Case | undefined, session: ClientSession) => DatedDecision | Promise<DatedDecision>;
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

/** A line of the audit trail as it is kept. */
export const asEventDocument = (caseId: string, event: CaseEvent): EventDocument => ({
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

/** The store isn't where the caller believed it to be. Everything of this attempt is undone, and the next one looks first. */
class OutOfDate extends Error {
  override readonly name = 'OutOfDate';
}

/** One on the caller's word, one that looks, and one for a race between two that look; after that it is no race. */
const MAX_ATTEMPTS = 3;

/**
 * The only way a case changes: one transaction that decides on the case as it is, and writes the case file, its events
 * and the evidence together. Running it again with the same intent finds its own facts and adds nothing, so it is safe
 * after a crash at any point; what the caller missed comes back with the answer.
 *
 * @throws {CaseAlreadyOpen} where the change would open a second case of the service for the registrant (R28)
 */
export async function changeCase(connection: Connection, models: Models, change: Change): Promise<Changed> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const known = attempt === 1 ? change.known : undefined;
      return await connection.transaction((session) => changeWithin(models, change, known, session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
      });
    } catch (error) {
      if (error instanceof OutOfDate && attempt < MAX_ATTEMPTS) continue;
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

async function changeWithin(
  models: Models,
  change: Change,
  known: Change['known'],
  session: ClientSession,
): Promise<Changed> {
  const { caseId, since, actor, evidence } = change;
  const current = known === undefined ? await findCase(models, caseId, session) : known.state;
  const { facts, rejection = null, at = change.at } = await change.decide(current, session);
  // A "no" and a "nothing to do" must be the store's own: only a change is checked by the revision that it is made on.
  if (known !== undefined && (facts.length === 0 || rejection !== null)) throw new OutOfDate();
  const revision = current?.revision ?? 0;
  const added = asEvents(facts, revision, at, actor);
  const missed = revision > since ? await findEvents(models, caseId, since, session) : [];
  if (added.length > 0) {
    const state = evolveAll(current, added);
    if (state === undefined) throw new Error('events always lead to a state');
    await write(models, current, state, session);
    await models.events.insertMany(
      added.map((event) => asEventDocument(caseId, event)),
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

async function write(models: Models, current: Case | undefined, state: Case, session: ClientSession): Promise<void> {
  const fields = { ...queryFieldsOf(state), state };
  if (current === undefined) {
    // One by one, because the error of a bulk doesn't say which value was there already (`findOpenCase`).
    await models.cases.create([{ _id: state.caseId, ...fields }], { session });
    return;
  }
  const filter = { _id: state.caseId, revision: current.revision };
  const { matchedCount } = await models.cases.updateOne(filter, { $set: fields }, { session });
  if (matchedCount === 0) throw new OutOfDate();
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
export async function findCase(models: Models, caseId: string, session?: ClientSession): Promise<Case | undefined> {
  const options = session === undefined ? {} : { session };
  const found = await models.cases.findById(caseId, { state: 1 }, options).lean();
  return found?.state;
}
