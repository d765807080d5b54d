import { isFields } from '../../data/fields.ts';
import { WORKING_DAY_MS, type WorkKind } from '../../session/kept-work.ts';

/** A decision while it is written. */
export interface WrittenDecision {
  readonly choice: 'approve' | 'refuse' | null;
  /** `null`: the usual one for what is unclear. */
  readonly ground: string | null;
  /** IIN of the only one who is refused; `null`: everybody. */
  readonly person: string | null;
  readonly reason: string;
  /** The revision that was looked at last. It is kept with the words: what happened before they come back is shown first, too. */
  readonly seen: number;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The decision on one case, as the tab keeps it; `null` while nothing of it is written. */
export const decisionOn = (caseId: string): WorkKind<WrittenDecision | null> => ({
  name: `decision-${caseId}`,
  forMs: WORKING_DAY_MS,
  parse: (kept) => {
    if (!isFields(kept)) return null;
    const { choice, ground, person, reason, seen } = kept;
    if (typeof reason !== 'string' || typeof seen !== 'number') return null;
    return {
      choice: choice === 'approve' || choice === 'refuse' ? choice : null,
      ground: textOrNull(ground),
      person: textOrNull(person),
      reason,
      seen,
    };
  },
});
