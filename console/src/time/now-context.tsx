import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const TICK_MS = 30_000;
const NowContext = createContext<Date | undefined>(undefined);

/** One clock for the whole page: everything that says "3 minutes ago" moves on together. */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}

export function useNow(): Date {
  const now = useContext(NowContext);
  if (now === undefined) throw new Error('this page is not inside NowProvider');
  return now;
}
