import type { CaseEvent, Fact } from '../../../domain/case-events.ts';
import type { CaseDocument, EvidenceDocument, ResidenceDocument } from '../../../store/schemas.ts';
import type { Effect } from '../effects.ts';

/** Something that the api said was done. Whatever dies afterwards, the audit trail must know it. */
export interface Acknowledged {
  readonly caseId: string;
  readonly fact: Fact['type'];
  /** Of which consent, objection or person, where a case has several. */
  readonly of?: string | undefined;
}

/** What the population registry holds about somebody in the end. */
export interface RegisteredPerson {
  readonly iin: string;
  readonly permanentRka: string | null;
  readonly temporaryRka: string | null;
}

/** Everything that a run left behind: what clients were told, and what lies in the store, the engine and the registries. */
export interface Traces {
  /** Cases that the api accepted (201 or 202) and didn't turn down later. */
  readonly accepted: readonly string[];
  readonly acknowledged: readonly Acknowledged[];
  /** Where the api contradicted itself, in words. */
  readonly complaints: readonly string[];
  readonly cases: readonly CaseDocument[];
  /** The audit trail of each case, oldest first. */
  readonly trails: ReadonlyMap<string, readonly CaseEvent[]>;
  readonly evidence: readonly Pick<EvidenceDocument, '_id' | 'caseId' | 'consentId' | 'purpose'>[];
  readonly residences: readonly ResidenceDocument[];
  /** Status of the newest run of each workflow, as Temporal names it. */
  readonly workflows: ReadonlyMap<string, string>;
  /** Oldest first. */
  readonly effects: readonly Effect[];
  /** Everybody of whom the ledger knows. */
  readonly people: readonly RegisteredPerson[];
}

/** Says what is wrong, one line for each offence; nothing where all is well. */
export type Check = (traces: Traces) => readonly string[];

export const groupBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] =>
  Object.entries(Object.groupBy(items, keyOf)).map(([key, group = []]) => [key, group]);
