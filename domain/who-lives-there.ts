import type { ResidentFacts } from './facts.ts';
import {
  compare,
  hasWord,
  isCurrent,
  type LedgerEntry,
  ofLedger,
  ofRegistry,
  type ShownResidence,
} from './shown-residence.ts';

/** Somebody who is registered in a dwelling. */
export interface Resident extends ShownResidence {
  readonly iin: string;
}

/** Where a resident stands in the list of a dwelling: it goes on behind this, whoever has come or gone meanwhile. */
export type Place = Pick<Resident, 'from' | 'iin' | 'kind'>;

export const comparePlaces = (one: Place, other: Place): number =>
  compare(one.from, other.from) || compare(one.iin, other.iin) || compare(one.kind, other.kind);

/** What is known about a dwelling. */
export interface KnownDwelling {
  readonly rka: string;
  /** The ledger's entries that go on there. */
  readonly entries: readonly LedgerEntry[];
  /** Whom the population registry registers there. */
  readonly registered: readonly ResidentFacts[];
  /** All that the ledger holds about those. */
  readonly entriesOfRegistered: readonly LedgerEntry[];
}

const residentOf = (iin: string, residence: ShownResidence): Resident => ({ iin, ...residence });

/**
 * Who is registered in a dwelling at an instant, longest first: the ledger's residents, and those of the population registry about
 * whom the ledger has no word. Whom the ledger knows to live elsewhere by now isn't there.
 */
export function whoLivesThere(
  { rka, entries, registered: registry, entriesOfRegistered }: KnownDwelling,
  at: string,
): readonly Resident[] {
  const ours = entries.filter((entry) => isCurrent(entry, at)).map((entry) => residentOf(entry.iin, ofLedger(entry)));
  const theirs = registry
    .filter(({ iin, kind }) => !hasWord(entriesOfRegistered, iin, kind))
    .map(({ iin, kind, since }) => residentOf(iin, ofRegistry(rka, kind, since)));
  return [...ours, ...theirs].toSorted(comparePlaces);
}
