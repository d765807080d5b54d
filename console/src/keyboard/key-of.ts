/** The keys that single strokes are bound to, wherever they lie on a keyboard. */
export type Key = 'j' | 'k' | 'x' | 'c' | '/' | '?' | 'down' | 'up';

/** As much of a keyboard event as tells which key it was. */
interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** By place rather than by letter: with a Kazakh or Russian layout the key of J writes О. */
const BY_PLACE: Readonly<Record<string, Key>> = {
  KeyJ: 'j',
  KeyK: 'k',
  KeyX: 'x',
  KeyC: 'c',
  ArrowDown: 'down',
  ArrowUp: 'up',
};

/** What somebody pressed, if it is one of ours. A key with Ctrl, Alt or Cmd is somebody else's. */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Stroke): Key | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === '?' || (code === 'Slash' && shiftKey)) return '?';
  if (key === '/' || code === 'Slash') return '/';
  return shiftKey ? undefined : BY_PLACE[code];
}

/** Ctrl+K, on a Mac Cmd+K. */
export const opensPalette = ({ code, ctrlKey, metaKey, altKey, shiftKey }: Stroke): boolean =>
  code === 'KeyK' && ctrlKey !== metaKey && !altKey && !shiftKey;
