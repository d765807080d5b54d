import type { Connection, QueryFilter, SortOrder } from 'mongoose';
import { trusted } from 'mongoose';
import { type Case, registrationOf } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { Stage } from '../domain/stages.ts';
import { evidenceIdOf, type Proof } from './evidence-id.ts';
import { foldName } from './query-fields.ts';
import { createResidenceReader, type ResidenceReader } from './residence-reader.ts';
import { type CaseDocument, createModels, NO_DEADLINE } from './schemas.ts';
import { asEvent } from './writer.ts';

export type { Proof };

/** A case as readers get it: its state, and who works on it. */
export interface StoredCase {
  readonly state: Case;
  readonly assignee: string | null;
}

export const CASE_ORDERS = ['updatedAt', '-updatedAt', 'openedAt', '-openedAt', 'deadlineAt', '-deadlineAt'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

export interface CaseQuery {
  readonly stage?: string | undefined;
  readonly outcome?: string | undefined;
  readonly service?: string | undefined;
  readonly office?: string | undefined;
  /** The integrator that filed it. */
  readonly client?: string | undefined;
  readonly assignee?: string | undefined;
  readonly waitingFor?: string | undefined;
  readonly stuck?: boolean | undefined;
  readonly deadlineBefore?: Date | undefined;
  /** Case id, IIN, RKA, or the beginning of a name. */
  readonly q?: string | undefined;
  readonly order: CaseOrder;
  /** The last case of the page before: its value in the order, and its id. */
  readonly after?: { readonly at: Date; readonly caseId: string } | undefined;
  readonly limit: number;
}

/** As much of a residence as may be told to whoever holds its certificate. */
export interface CertifiedResidence {
  readonly residenceId: string;
  readonly current: boolean;
  /** When it ended or, while it is current, will end by itself (R20); RFC 3339. */
  readonly until: string | null;
}

/** Reads for the api. It never writes: only a workflow's steps do. */
export interface Reader extends ResidenceReader {
  findCase(caseId: string): Promise<StoredCase | undefined>;
  listCases(query: CaseQuery): Promise<readonly StoredCase[]>;
  /** The audit trail, oldest first. */
  listEvents(caseId: string): Promise<readonly CaseEvent[]>;
  /** Whether this very proof was accepted before: then the message that brings it is a repeat. */
  holdsEvidence(proof: Proof): Promise<boolean>;
  /** The residence that a certificate with this code certifies (R22). */
  findCertificate(code: string): Promise<CertifiedResidence | undefined>;
  ping(): Promise<unknown>;
}

const fieldOf = (order: CaseOrder): 'updatedAt' | 'openedAt' | 'deadlineAt' => {
  switch (order) {
    case 'updatedAt':
    case '-updatedAt':
      return 'updatedAt';
    case 'openedAt':
    case '-openedAt':
      return 'openedAt';
    case 'deadlineAt':
    case '-deadlineAt':
      return 'deadlineAt';
  }
};

/** The value by which a case stands where it stands in a list; a page's cursor is made of it. */
export const orderedAt = ({ state }: StoredCase, order: CaseOrder): string => {
  const field = fieldOf(order);
  if (field === 'updatedAt') return state.updatedAt;
  if (field === 'openedAt') return state.receivedAt;
  return 'deadlineAt' in state ? state.deadlineAt : '';
};

/**
 * One name that begins with a prefix: from the prefix to the last text that begins with it, an index range where a pattern
 * would scan. `$elemMatch` because otherwise one name may lie behind the beginning and another before the end.
 */
const oneStartsWith = (prefix: string) => trusted({ $elemMatch: { $gte: prefix, $lt: `${prefix}\uffff` } });

function searchFilter(text: string): QueryFilter<CaseDocument> {
  const q = text.trim();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(q)) return { _id: q.toLowerCase() };
  if (/^\d{12}$/.test(q)) return { registrantIins: q };
  if (/^\d{16}$/.test(q)) return { rka: q };
  return { names: oneStartsWith(foldName(q)) };
}

/** `waitingForOf` names these for one stage only: said in words of the stage, an index in every order serves them. */
const STAGE_OF_WAITING: Readonly<Record<string, Stage>> = { owner: 'awaiting-consent', caseworker: 'in-review' };

function filterOf(query: CaseQuery): QueryFilter<CaseDocument> {
  const { stage, outcome, service, office, client, assignee, waitingFor, stuck, deadlineBefore, q, order, after } =
    query;
  const given = Object.entries({ stage, outcome, service, office, client, assignee, waitingFor, stuck });
  const impliedStage = waitingFor === undefined ? undefined : STAGE_OF_WAITING[waitingFor];
  const conditions: QueryFilter<CaseDocument>[] = [
    Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...(q === undefined ? [] : [searchFilter(q)]),
    ...(impliedStage === undefined ? [] : [{ stage: impliedStage }]),
    ...(deadlineBefore === undefined ? [] : [{ deadlineAt: trusted({ $lt: deadlineBefore }) }]),
  ];
  const field = fieldOf(order);
  // Only cases that wait for somebody have a deadline; the others have no place in that order.
  if (field === 'deadlineAt' || deadlineBefore !== undefined) {
    conditions.push({ deadlineAt: trusted({ $gt: NO_DEADLINE }) });
  }
  if (after !== undefined) conditions.push(...beyond(order, field, after));
  return trusted({ $and: conditions });
}

/** What comes after a case in an order. The first condition bounds the index, so that a late page costs what the first did. */
function beyond(
  order: CaseOrder,
  field: ReturnType<typeof fieldOf>,
  { at, caseId }: NonNullable<CaseQuery['after']>,
): QueryFilter<CaseDocument>[] {
  return order.startsWith('-')
    ? [
        { [field]: trusted({ $lte: at }) },
        { $or: [{ [field]: trusted({ $lt: at }) }, { _id: trusted({ $lt: caseId }) }] },
      ]
    : [
        { [field]: trusted({ $gte: at }) },
        { $or: [{ [field]: trusted({ $gt: at }) }, { _id: trusted({ $gt: caseId }) }] },
      ];
}

export function createReader(connection: Connection): Reader {
  const models = createModels(connection);
  const shown = { state: 1, assignee: 1, _id: 0 } as const;
  return {
    ...createResidenceReader(models),
    async findCase(caseId) {
      const found = await models.cases.findById(caseId, shown).lean();
      return found === null ? undefined : { state: found.state, assignee: found.assignee };
    },
    async listCases(query) {
      const direction: SortOrder = query.order.startsWith('-') ? -1 : 1;
      const found = await models.cases
        .find(filterOf(query), shown)
        .sort({ [fieldOf(query.order)]: direction, _id: direction })
        .limit(query.limit)
        // A list that finds no index to serve it must fail for its caller instead of slowing the database for everybody.
        .maxTimeMS(5_000)
        .lean();
      return found.map(({ state, assignee }) => ({ state, assignee }));
    },
    async listEvents(caseId) {
      const found = await models.events.find({ caseId }).sort({ seq: 1 }).lean();
      return found.map(asEvent);
    },
    async holdsEvidence(proof) {
      return (await models.evidence.exists({ _id: evidenceIdOf(proof) })) !== null;
    },
    async findCertificate(code) {
      const found = await models.cases.findOne({ certificateCode: code }, { state: 1, _id: 0 }).lean();
      const residenceId = found === null ? null : registrationOf(found.state)?.residenceId;
      if (residenceId === null || residenceId === undefined) return undefined;
      const residence = await models.residences.findById(residenceId, { current: 1, until: 1 }).lean();
      if (residence === null) throw new Error(`residence ${residenceId} is certified but not in the ledger`);
      return { residenceId, current: residence.current, until: residence.until?.toISOString() ?? null };
    },
    ping: () => connection.db?.admin().ping() ?? Promise.reject(new Error('not connected')),
  };
}
