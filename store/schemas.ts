import type { Connection, Model } from 'mongoose';
import { mongo, Schema } from 'mongoose';
import type { Caseworker, Evidence } from '../domain/application.ts';
import type { Case } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { isTerminal, STAGES } from '../domain/stages.ts';

/** A case file: the state itself, and beside it the fields that lists and indexes ask for, derived by `queryFieldsOf`. */
export interface CaseDocument {
  readonly _id: string;
  readonly revision: number;
  readonly state: Case;
  readonly open: boolean;
  readonly stage: string;
  readonly outcome: string | null;
  /** When the outcome was certain. */
  readonly outcomeAt: Date | null;
  /** Of a refusal. */
  readonly ground: string | null;
  readonly service: string;
  /** Whose business it is (`clientsOf`). */
  readonly clients: readonly string[];
  /** IIN or BIN of everybody whose consent was asked for and isn't given: what they are bothered with. */
  readonly askedOf: readonly string[];
  readonly office: string | null;
  /** Everybody whose address the case would change. */
  readonly registrantIins: readonly string[];
  /** Those of them for whom it goes on: whoever was refused alone may be named in another (R23, R28). */
  readonly addressedIins: readonly string[];
  readonly rka: string | null;
  /** Names by which the case is found, folded to upper case. */
  readonly names: readonly string[];
  readonly waitingFor: string | null;
  readonly stuck: boolean;
  readonly assignee: string | null;
  /** By which anybody verifies the address certificate (R22). */
  readonly certificateCode: string | null;
  readonly deadlineAt: Date | null;
  /** By when somebody has to act. */
  readonly dueAt: Date | null;
  readonly openedAt: Date;
  readonly updatedAt: Date;
}

/** One line of the audit trail. `_id` is `caseId/seq`, so that writing it twice is impossible. */
export interface EventDocument extends Omit<CaseEvent, 'at'> {
  readonly _id: string;
  readonly caseId: string;
  readonly at: Date;
}

/** What proved an answer, kept as it came, and what was found out about it (R12). */
export interface EvidenceDocument {
  readonly _id: string;
  readonly caseId: string;
  readonly consentId: string | null;
  readonly purpose: string;
  readonly kind: Evidence['kind'];
  /** The signature, where it is one. */
  readonly cms?: Buffer;
  /** The identity document that was shown, and who saw it, where somebody came in person. */
  readonly documentNumber?: string;
  readonly attestedBy?: Caseworker;
  /** The bytes that the proof stands for: what was signed, or what the password or the caseworker's word is bound to. */
  readonly signedBytes: Buffer;
  readonly verdict: unknown;
  readonly receivedAt: Date;
}

/** One entry of the ledger. `current` is true until it ends, and exists because a partial index can't ask for `null`. */
export interface ResidenceDocument {
  readonly _id: string;
  readonly iin: string;
  readonly rka: string;
  readonly kind: 'permanent' | 'temporary';
  readonly current: boolean;
  readonly from: Date;
  /** When it ended; of a stay that goes on, when it will end (R20). */
  readonly until: Date | null;
  /** The case that made the entry; `null` where it was taken over from the population registry. */
  readonly openedBy: string | null;
  readonly closedBy: string | null;
}

const required = { required: true } as const;
const strict = { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false, id: false } as const;

const caseSchema = new Schema<CaseDocument>(
  {
    _id: { type: String, ...required },
    revision: { type: Number, ...required },
    state: { type: Schema.Types.Mixed, ...required },
    open: { type: Boolean, ...required },
    stage: { type: String, ...required },
    outcome: String,
    outcomeAt: Date,
    ground: String,
    service: { type: String, ...required },
    clients: { type: [String], ...required },
    askedOf: { type: [String], ...required },
    office: String,
    registrantIins: { type: [String], ...required },
    addressedIins: { type: [String], ...required },
    rka: String,
    names: { type: [String], ...required },
    waitingFor: String,
    stuck: { type: Boolean, ...required },
    assignee: String,
    certificateCode: String,
    deadlineAt: Date,
    dueAt: Date,
    openedAt: { type: Date, ...required },
    updatedAt: { type: Date, ...required },
  },
  { ...strict, collection: 'cases' },
);

/** Before every deadline: a partial index can ask for what lies behind it, but not for what is set at all. */
export const NO_DEADLINE = new Date(0);

/** R28: one open case for each registrant and service, whatever runs at the same moment. */
export const ONE_OPEN_CASE = 'one_open_case_for_registrant_and_service';
caseSchema.index(
  { addressedIins: 1, service: 1 },
  { unique: true, partialFilterExpression: { open: true }, name: ONE_OPEN_CASE },
);

/*
 * What lists are served by: equal fields first, then the order, and behind it what lists are narrowed by. So a case that a
 * filter drops is dropped by its key, unread, and what a page costs is what it shows (docs/decisions/0030). Every index on
 * `updatedAt` is written at every step of a case, so there are few of them; those for queues hold only the cases that can be in
 * a queue: a million closed ones cost them nothing.
 */
const orderedBy = (field: 'updatedAt' | 'openedAt' | 'deadlineAt' | 'dueAt' | 'outcomeAt') =>
  ({ [field]: -1, _id: -1 }) as const;
const only = (filter: Readonly<Record<string, unknown>>) => ({ partialFilterExpression: filter });
const alive = only({ stage: { $in: STAGES.filter((stage) => !isTerminal(stage)) } });
const whereDated = (field: 'deadlineAt' | 'dueAt' | 'outcomeAt') => only({ [field]: { $gt: NO_DEADLINE } });
const whereSet = (field: 'outcome' | 'assignee' | 'certificateCode') => only({ [field]: { $gt: '' } });

/** Written anew with each change of a case anyway. */
const narrowedByChange = { service: 1, stage: 1, outcome: 1, assignee: 1, openedAt: 1 } as const;
/** These change rarely. */
const narrowed = { service: 1, outcome: 1, assignee: 1 } as const;
const ofOffice = { office: 1 } as const;

caseSchema.index({ ...orderedBy('updatedAt'), ...narrowedByChange });
caseSchema.index({ ...orderedBy('openedAt'), ...narrowed });
caseSchema.index({ ...ofOffice, ...orderedBy('updatedAt'), ...narrowedByChange });
caseSchema.index({ ...ofOffice, ...orderedBy('openedAt'), ...narrowed });
caseSchema.index(orderedBy('deadlineAt'), whereDated('deadlineAt'));

// What somebody has to do by when: of everybody, and of each stage.
const narrowedByDesk = { service: 1, assignee: 1, openedAt: 1 } as const;
for (const where of [{}, ofOffice]) {
  caseSchema.index({ ...where, ...orderedBy('dueAt'), stage: 1, ...narrowedByDesk }, whereDated('dueAt'));
  caseSchema.index({ ...where, stage: 1, ...orderedBy('dueAt'), ...narrowedByDesk }, whereDated('dueAt'));
  caseSchema.index({ ...where, stage: 1, ...orderedBy('updatedAt'), ...narrowedByDesk, dueAt: 1 }, alive);
  caseSchema.index({ ...where, stage: 1, ...orderedBy('openedAt'), service: 1, assignee: 1, dueAt: 1 }, alive);
}
// What of it nobody has taken: a few among many that have been, so it isn't looked for.
caseSchema.index({ assignee: 1, ...orderedBy('dueAt') }, whereDated('dueAt'));

/** With all that the overview counts by: it reads no case at all. */
export const OUTCOMES_INDEX = { country: 'outcomes_of_the_country', office: 'outcomes_of_an_office' } as const;
const outcomes = {
  ...orderedBy('outcomeAt'),
  office: 1,
  service: 1,
  outcome: 1,
  ground: 1,
  openedAt: 1,
  assignee: 1,
} as const;
caseSchema.index(outcomes, { ...whereDated('outcomeAt'), name: OUTCOMES_INDEX.country });
caseSchema.index({ ...ofOffice, ...outcomes }, { ...whereDated('outcomeAt'), name: OUTCOMES_INDEX.office });

// Whoever else a case waits for, its stage tells (`STAGE_OF_WAITING`).
caseSchema.index({ waitingFor: 1, ...orderedBy('updatedAt') }, only({ waitingFor: { $in: ['registry', 'worker'] } }));
caseSchema.index({ clients: 1, ...orderedBy('updatedAt') });
caseSchema.index({ askedOf: 1, openedAt: -1 });
caseSchema.index(
  { outcome: 1, ...orderedBy('updatedAt'), ...ofOffice, service: 1, assignee: 1, outcomeAt: 1 },
  whereSet('outcome'),
);
for (const field of ['updatedAt', 'openedAt'] as const) {
  const beside = { ...ofOffice, service: 1, stage: 1, dueAt: 1 } as const;
  // What somebody still works on is a little of what they ever had.
  caseSchema.index({ assignee: 1, open: 1, ...orderedBy(field), ...beside }, whereSet('assignee'));
  caseSchema.index({ stuck: 1, ...orderedBy(field), ...beside, assignee: 1 }, only({ stuck: true }));
}
// Of one person, one dwelling or one name there are few cases: found here, they are put in order in memory.
caseSchema.index({ registrantIins: 1 });
caseSchema.index({ rka: 1 });
caseSchema.index({ names: 1 });

/** R22: a code says one thing. */
caseSchema.index(
  { certificateCode: 1 },
  { unique: true, ...whereSet('certificateCode'), name: 'one_case_for_a_certificate_code' },
);

const eventSchema = new Schema<EventDocument>(
  {
    _id: { type: String, ...required },
    caseId: { type: String, ...required },
    seq: { type: Number, ...required },
    at: { type: Date, ...required },
    actor: { type: Schema.Types.Mixed, ...required },
    fact: { type: Schema.Types.Mixed, ...required },
  },
  { ...strict, collection: 'events' },
);
eventSchema.index({ caseId: 1, seq: 1 }, { unique: true });

const evidenceSchema = new Schema<EvidenceDocument>(
  {
    _id: { type: String, ...required },
    caseId: { type: String, ...required },
    consentId: String,
    purpose: { type: String, ...required },
    kind: { type: String, ...required },
    cms: Buffer,
    documentNumber: String,
    attestedBy: Schema.Types.Mixed,
    signedBytes: { type: Buffer, ...required },
    verdict: { type: Schema.Types.Mixed, ...required },
    receivedAt: { type: Date, ...required },
  },
  { ...strict, collection: 'evidence' },
);
evidenceSchema.index({ caseId: 1 });

const residenceSchema = new Schema<ResidenceDocument>(
  {
    _id: { type: String, ...required },
    iin: { type: String, ...required },
    rka: { type: String, ...required },
    kind: { type: String, enum: ['permanent', 'temporary'], ...required },
    current: { type: Boolean, ...required },
    from: { type: Date, ...required },
    until: Date,
    openedBy: String,
    closedBy: String,
  },
  { ...strict, collection: 'residences' },
);
/** R19, R20: there is no moment with two permanent residences, and nobody stays in two places. */
residenceSchema.index(
  { iin: 1, kind: 1 },
  { unique: true, partialFilterExpression: { current: true }, name: 'one_current_residence_of_a_kind_for_a_person' },
);
residenceSchema.index({ iin: 1, from: 1 });
residenceSchema.index({ rka: 1, current: 1 });

/**
 * One for each person (IIN) whose residences a case has changed, and for each dwelling (RKA) whose residents one has counted.
 * Every commit counts it up first, in its own transaction, so that two of them can't both act on what they saw at the same
 * moment (R18–R20).
 */
export interface TurnDocument {
  readonly _id: string;
  readonly taken: number;
}

const turnSchema = new Schema<TurnDocument>(
  { _id: { type: String, ...required }, taken: { type: Number, ...required } },
  { ...strict, collection: 'turns' },
);

export interface Models {
  readonly cases: Model<CaseDocument>;
  readonly events: Model<EventDocument>;
  readonly evidence: Model<EvidenceDocument>;
  readonly residences: Model<ResidenceDocument>;
  readonly turns: Model<TurnDocument>;
}

export const createModels = (connection: Connection): Models => ({
  cases: connection.model<CaseDocument>('Case', caseSchema),
  events: connection.model<EventDocument>('Event', eventSchema),
  evidence: connection.model<EvidenceDocument>('Evidence', evidenceSchema),
  residences: connection.model<ResidenceDocument>('Residence', residenceSchema),
  turns: connection.model<TurnDocument>('Turn', turnSchema),
});

/** MongoDB's words for an index of the same name or keys that isn't the one wanted. */
const INDEX_DIFFERS: readonly unknown[] = [85, 86];

/**
 * Creates what is missing of collections and indexes; safe to run at every start and in several processes at once.
 *
 * @throws {Error} where the data was written by a version that kept it otherwise
 */
export async function ensureIndexes(models: Models): Promise<void> {
  const { cases, events, evidence, residences, turns } = models;
  for (const model of [cases, events, evidence, residences, turns]) {
    await model.createCollection();
    await model.createIndexes().catch(explainDifference);
  }
}

function explainDifference(error: unknown): never {
  if (!(error instanceof mongo.MongoServerError) || !INDEX_DIFFERS.includes(error.code)) throw error;
  throw new Error(
    'The database was filled by an earlier version that kept cases otherwise. Begin with an empty one: remove the data folder, or name another in TIRKEU_DATA or MONGODB_URI.',
    { cause: error },
  );
}
