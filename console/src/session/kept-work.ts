import { isFields } from '../data/fields.ts';

/** Everything that is kept begins so; signing out leaves nothing of it (`session/sign-out.ts`). */
const PREFIX = 'tirkeu-draft-';

/** The longest that anything is kept: who goes on tomorrow begins anew. */
export const WORKING_DAY_MS = 12 * 60 * 60_000;

/** One thing that somebody may have begun: the form at the counter, the note on one case. */
export interface WorkKind<Work> {
  /** Among everything that this tab keeps. */
  readonly name: string;
  /** For how long it is kept after the last change, in ms. */
  readonly forMs: number;
  /** What an earlier page kept, perhaps one of another release; `null` where there is nothing. */
  readonly parse: (kept: unknown) => Work;
}

/** Where work is kept, whose, and when (ms). */
export interface Desk {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Whoever is signed in: the next one at a shared computer must not find somebody's words and numbers. */
  readonly owner: string;
  readonly now: number;
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // Somebody else wrote there; it is no work of ours.
    return null;
  }
}

/** What is kept under `key`, if it is theirs and not too old. Whatever else stands there is thrown away. */
function workAt({ storage, owner, now }: Desk, key: string): unknown {
  const kept = parseJson(storage.getItem(key));
  if (isFields(kept) && kept['owner'] === owner && now < Number(kept['until'])) return kept['work'];
  storage.removeItem(key);
  return null;
}

export const readKept = <Work>(desk: Desk, { name, parse }: WorkKind<Work>): Work => parse(workAt(desk, PREFIX + name));

/**
 * Keeps how far somebody has come; `null` is nothing at all, and leaves nothing behind. Where there is no room for more, what was
 * kept before stays: the work itself is on the page, and must not go with it.
 */
export function keep<Work>(
  { storage, owner, now }: Desk,
  { name, forMs }: Pick<WorkKind<Work>, 'name' | 'forMs'>,
  work: Work,
): void {
  if (work === null) return storage.removeItem(PREFIX + name);
  try {
    storage.setItem(PREFIX + name, JSON.stringify({ owner, until: now + forMs, work }));
  } catch {
    // A tab keeps some megabytes, and somebody may paste a whole file into a field.
  }
}

/** Whoever signs in finds nothing of anybody else in this tab, whichever page they open. */
export function forgetOthers(desk: Desk): void {
  const keys = Array.from({ length: desk.storage.length }, (_, at) => desk.storage.key(at) ?? '');
  for (const key of keys.filter((name) => name.startsWith(PREFIX))) workAt(desk, key);
}
