import { useLocalStorage } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo } from 'react';
import { type Key, keyOf } from './key-of.ts';

interface Keys {
  /** Who speaks to their computer switches single strokes off: each spoken word is a series of them (WCAG 2.1.4). */
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
}

const KeysContext = createContext<Keys | undefined>(undefined);

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [isOn, setOn] = useLocalStorage({ key: 'tirkeu-keys', defaultValue: true, getInitialValueInEffect: false });
  const keys = useMemo<Keys>(() => ({ isOn, setOn }), [isOn, setOn]);
  return <KeysContext value={keys}>{children}</KeysContext>;
}

export function useKeys(): Keys {
  const keys = useContext(KeysContext);
  if (keys === undefined) throw new Error('this page is not inside KeysProvider');
  return keys;
}

/** Where strokes write or choose, or a dialog has the word. */
const isBusy = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"]') !== null ||
  (target instanceof Element &&
    target.closest(
      'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="listbox"]',
    ) !== null);

/** Acts on single strokes while the page is shown. @param act says whether the stroke was for it */
export function useKeyStrokes(act: (key: Key) => boolean): void {
  const { isOn } = useKeys();
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    const key = keyOf(event);
    if (key === undefined || event.defaultPrevented || isBusy(event.target)) return;
    if (act(key)) event.preventDefault();
  });
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent): void => onKeyDown(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
}
