import type { Case } from '../../../../client/create-tirkeu-client.ts';

export type Review = NonNullable<Case['review']>;

/** A case that waits for a decision, and about what. */
export interface ReviewedCase {
  readonly found: Case;
  readonly review: Review;
}

/** Why somebody decides as they do, while they write it. */
export interface WrittenReason {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}
