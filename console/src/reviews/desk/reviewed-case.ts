import type { Case } from '../../../../client/create-tirkeu-client.ts';
import type { WrittenDecision } from './written-decision.ts';

export type Review = NonNullable<Case['review']>;

/** A case that waits for a decision, and about what. */
export interface ReviewedCase {
  readonly found: Case;
  readonly review: Review;
}

/** What somebody decides and why, while they write it; `null` while they haven't begun. */
export interface BeingWritten {
  readonly written: WrittenDecision | null;
  readonly onWritten: (written: WrittenDecision | null) => void;
}
