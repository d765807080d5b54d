import { startOfDay } from './calendar.ts';
import type { ResidenceKind } from './residences.ts';

/** Residences as look-ups see them: what the ledger wrote, and what the population registry says where the ledger is silent. */

/** One entry of the ledger, as it was written. `until` of a stay that goes on is its planned end (R20). */
export interface LedgerEntry {
  readonly residenceId: string;
  readonly iin: string;
  readonly rka: string;
  readonly kind: ResidenceKind;
  readonly current: boolean;
  /** Instants, RFC 3339 UTC. */
  readonly from: string;
  readonly until: string | null;
}

/** A residence as a look-up shows it. Only the ledger's have an id. */
export interface ShownResidence {
  readonly residenceId: string | null;
  readonly rka: string;
  readonly kind: ResidenceKind;
  readonly from: string;
  readonly until: string | null;
  readonly source: 'ledger' | 'population-registry';
}

/** A stay is over with its last instant, also while nobody has written that down yet (R20). */
export const isCurrent = ({ current, until }: LedgerEntry, at: string): boolean =>
  current && (until === null || at <= until);

export const ofLedger = ({ residenceId, rka, kind, from, until }: LedgerEntry): ShownResidence => ({
  residenceId,
  rka,
  kind,
  from,
  until,
  source: 'ledger',
});

export const ofRegistry = (rka: string, kind: ResidenceKind, since: string): ShownResidence => ({
  residenceId: null,
  rka,
  kind,
  from: startOfDay(since),
  until: null,
  source: 'population-registry',
});

/** The ledger's word counts for those of whom it ever had one, also where it says that somebody lives nowhere any more. */
export const hasWord = (entries: readonly LedgerEntry[], iin: string, kind: ResidenceKind): boolean =>
  entries.some((entry) => entry.iin === iin && entry.kind === kind);

/** By code unit, which is the order of instants, of days and of numbers of the same length. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
