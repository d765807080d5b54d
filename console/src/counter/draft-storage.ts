import { isFields } from '../data/fields.ts';
import type { Language } from '../i18n/languages.ts';
import type { WorkKind } from '../session/kept-work.ts';
import { type Draft, emptyDraft, parseDraft } from './draft.ts';
import type { FilingAttempt } from './filing-attempt.ts';

/** A form as far as it is filled in, and what has gone out of it. */
export interface Keeping {
  readonly draft: Draft;
  readonly attempt: FilingAttempt | null;
}

/** Never longer than somebody stands at a counter. */
const MAX_AGE_MS = 60 * 60_000;

const attemptIn = (value: unknown): FilingAttempt | null => {
  if (!isFields(value)) return null;
  const { key, sent, cms } = value;
  const isSigned = typeof cms === 'string';
  return typeof key === 'string' && typeof sent === 'string' ? { key, sent, cms: isSigned ? cms : null } : null;
};

export const emptyForm = (language: Language): Keeping => ({ draft: emptyDraft(language), attempt: null });

/** The form at the counter, as the tab keeps it. */
export const counterForm = (language: Language): WorkKind<Keeping> => ({
  name: 'counter',
  forMs: MAX_AGE_MS,
  parse: (kept) =>
    isFields(kept)
      ? { draft: parseDraft(kept['draft'], language), attempt: attemptIn(kept['attempt']) }
      : emptyForm(language),
});
