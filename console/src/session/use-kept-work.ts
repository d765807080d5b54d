import { useCallback, useEffect, useState } from 'react';
import { keep, readKept, type WorkKind } from './kept-work.ts';
import { ownerOf, useSession } from './session-context.tsx';

/**
 * What somebody is in the middle of, kept in this tab: a reload, or a session that ended, costs nobody their work. It is whose
 * it is: gone when they sign out, and never shown to anybody else.
 */
export function useKeptWork<Work>({ name, forMs, parse }: WorkKind<Work>) {
  const owner = ownerOf(useSession());
  const [work, setWork] = useState(() =>
    readKept({ storage: sessionStorage, owner, now: Date.now() }, { name, forMs, parse }),
  );
  const store = useCallback(
    (next: Work) => keep({ storage: sessionStorage, owner, now: Date.now() }, { name, forMs }, next),
    [owner, name, forMs],
  );
  useEffect(() => store(work), [store, work]);

  /** At once, and also where the page is gone by then: what is about to be sent, and that it has been. */
  const keepNow = useCallback(
    (next: Work) => {
      store(next);
      setWork(next);
    },
    [store],
  );
  return { work, setWork, keepNow };
}
