import type { Connection } from 'mongoose';
import { type Case, registrationOf } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { type CaseFilter, type CaseQuery, filterOf, pageFilterOf, sortOf } from './case-query.ts';
import { type CaseHistories, createCaseHistories } from './case-histories.ts';
import { createEvidenceReader, type EvidenceReader } from './evidence-reader.ts';
import { evidenceIdOf, type Proof } from './evidence-id.ts';
import { createResidenceReader, type ResidenceReader } from './residence-reader.ts';
import { createOverviewReader, type OverviewReader } from './overview-reader.ts';
import { createModels } from './schemas.ts';
import { asEvent } from './writer.ts';

export { CASE_ORDERS, orderedAt } from './case-query.ts';
export type { CaseFilter, CaseOrder, CaseQuery } from './case-query.ts';
export type { TimeToRegister } from './overview-reader.ts';
export type { EvidenceBytes, ShownEvidence } from './evidence-reader.ts';
export type { Proof };

/** A case as readers get it: its state, and who works on it. */
export interface StoredCase {
  readonly state: Case;
  readonly assignee: string | null;
}

/** As much of a residence as may be told to whoever holds its certificate. */
export interface CertifiedResidence {
  readonly residenceId: string;
  readonly current: boolean;
  /** When it ended or, while it is current, will end by itself (R20); RFC 3339. */
  readonly until: string | null;
}

/** Reads for the api. It never writes: only a workflow's steps do. */
export interface Reader extends ResidenceReader, EvidenceReader, OverviewReader, Pick<CaseHistories, 'eventsOf'> {
  findCase(caseId: string): Promise<StoredCase | undefined>;
  listCases(query: CaseQuery): Promise<readonly StoredCase[]>;
  /** How many there are; counting stops at `atMost`, because nobody needs to know how far beyond a thousand a queue goes. */
  countCases(filter: CaseFilter, atMost: number): Promise<number>;
  /** The audit trail, oldest first. */
  listEvents(caseId: string): Promise<readonly CaseEvent[]>;
  /** Whether this very proof was accepted before: then the message that brings it is a repeat. */
  holdsEvidence(proof: Proof): Promise<boolean>;
  /** The residence that a certificate with this code certifies (R22). */
  findCertificate(code: string): Promise<CertifiedResidence | undefined>;
  ping(): Promise<unknown>;
}

const TIME_LIMIT_MS = 5_000;

export function createReader(connection: Connection): Reader {
  const models = createModels(connection);
  const histories = createCaseHistories(models);
  const shown = { state: 1, assignee: 1, _id: 0 } as const;
  return {
    ...createResidenceReader(models),
    ...createEvidenceReader(models),
    eventsOf: (caseIds) => histories.eventsOf(caseIds),
    ...createOverviewReader(models),
    async findCase(caseId) {
      const found = await models.cases.findById(caseId, shown).lean();
      return found === null ? undefined : { state: found.state, assignee: found.assignee };
    },
    async listCases(query) {
      // A list that finds no index to serve it must fail for its caller instead of slowing the database for everybody.
      const page = { sort: sortOf(query.order), limit: query.limit, maxTimeMS: TIME_LIMIT_MS };
      const found = await models.cases.find(pageFilterOf(query), shown, page).lean();
      return found.map(({ state, assignee }) => ({ state, assignee }));
    },
    countCases: (filter, atMost) =>
      models.cases.countDocuments(filterOf(filter), { limit: atMost }).maxTimeMS(TIME_LIMIT_MS).exec(),
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
