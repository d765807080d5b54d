/**
 * The ledger's entries as values, and what a case does to them. Reading and writing them is the store's; which of them end and
 * begin is decided here and in each service's procedure.
 */

export type ResidenceKind = 'permanent' | 'temporary';

/** An entry that holds now. */
export interface Residence {
  readonly residenceId: string;
  readonly iin: string;
  readonly rka: string;
  readonly kind: ResidenceKind;
  readonly from: string;
  /** The last instant of a stay (R20); `null` where no end is known. */
  readonly until: string | null;
  /** The case that made the entry; `null` where it was taken over from the population registry. */
  readonly openedBy: string | null;
}

/** The ledger as one transaction sees it. */
export interface LedgerView {
  /** Current residences of the people whom the case is about. */
  readonly current: readonly Residence[];
  /** IINs of everybody who is registered in the dwelling; asked for only where a norm of density applies (R18). */
  readonly residents: readonly string[];
}

/** What one transaction does to the ledger, all at the same instant (R19). */
export interface LedgerChange {
  readonly begins: Residence | null;
  readonly ends: readonly Residence[];
}

export const isPermanent = ({ kind }: Pick<Residence, 'kind'>): boolean => kind === 'permanent';

/** A stay is over with its last instant, also while nobody has written that down yet (R20). */
export const isOver = ({ until }: Pick<Residence, 'until'>, at: string): boolean => until !== null && until < at;

export const residencesOf = <Entry extends { readonly iin: string }>(
  entries: readonly Entry[],
  iin: string,
): readonly Entry[] => entries.filter((entry) => entry.iin === iin);
