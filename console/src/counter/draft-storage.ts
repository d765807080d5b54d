import type { Language } from '../i18n/languages.ts';
import { type Draft, emptyDraft, parseDraft } from './draft.ts';
import type { FilingAttempt } from './filing-attempt.ts';

/** A form that survives a reload: in this tab only, and never longer than somebody stands at a counter. */
export interface Keeping {
  readonly draft: Draft;
  readonly attempt: FilingAttempt | null;
}

/** Where it is kept. Signing out clears everything that begins so (`session/sign-out.ts`). */
export const DRAFT_KEY = 'tirkeu-draft-counter';

const MAX_AGE_MS = 60 * 60_000;

interface Place {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Whoever is signed in: the next one at a shared computer must not find somebody's numbers. */
  readonly owner: string;
  readonly now: number;
}

interface Fields {
  readonly [name: string]: unknown;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const attemptIn = (value: unknown): FilingAttempt | null => {
  if (!isFields(value)) return null;
  const { key, sent, cms } = value;
  const isSigned = typeof cms === 'string';
  return typeof key === 'string' && typeof sent === 'string' ? { key, sent, cms: isSigned ? cms : null } : null;
};

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // Somebody else wrote there; it is no form of ours.
    return null;
  }
}

export function readKept({ storage, owner, now }: Place, language: Language): Keeping {
  const kept = parseJson(storage.getItem(DRAFT_KEY));
  const isTheirs = isFields(kept) && kept['owner'] === owner && now - Number(kept['savedAt']) < MAX_AGE_MS;
  if (!isTheirs) {
    storage.removeItem(DRAFT_KEY);
    return { draft: emptyDraft(language), attempt: null };
  }
  return { draft: parseDraft(kept['draft'], language), attempt: attemptIn(kept['attempt']) };
}

export function keep({ storage, owner, now }: Place, keeping: Keeping): void {
  storage.setItem(DRAFT_KEY, JSON.stringify({ owner, savedAt: now, ...keeping }));
}
