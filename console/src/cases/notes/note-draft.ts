import { isFields } from '../../data/fields.ts';
import { WORKING_DAY_MS, type WorkKind } from '../../session/kept-work.ts';

/** A note while it is written. */
export interface NoteDraft {
  readonly text: string;
  /** The same for as long as this text isn't saved: sent again, it is still one note. */
  readonly key: string;
}

/** The note on one case, as the tab keeps it; `null` while there is none. */
export const noteOn = (caseId: string): WorkKind<NoteDraft | null> => ({
  name: `note-${caseId}`,
  forMs: WORKING_DAY_MS,
  parse: (kept) => {
    if (!isFields(kept)) return null;
    const { text, key } = kept;
    return typeof text === 'string' && typeof key === 'string' ? { text, key } : null;
  },
});
