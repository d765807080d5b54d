import { type Query, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { CASE, COUNTS, LIST } from '../data/case-queries.ts';
import { failureOf } from '../states/failure-of.ts';
import { connectStream } from './connect-stream.ts';
import { watchPresence } from './presence.ts';
import { createThrottle } from './throttle.ts';

interface Live {
  readonly state: 'on' | 'away' | 'paused';
  /** How many events the lists don't show yet. */
  readonly held: number;
  /** Brings the lists up to date now. */
  readonly show: () => void;
  readonly setPaused: (paused: boolean) => void;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** A busy town sends many events a second; nobody reads faster than this. */
const LISTS_EVERY_MS = 2_000;
const CASES_EVERY_MS = 500;

/** What failed while nobody answered isn't left to whoever waits for it. */
const isBroken = ({ state: { error } }: Query): boolean => error !== null && failureOf(error).kind === 'broken';

/**
 * What happens elsewhere appears here. A single case is refreshed in place; lists wait while somebody points at them or
 * walks through them, or has paused, and say how much they hold back.
 */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [isPaused, setPaused] = useState(false);
  const [connection, setConnection] = useState<'on' | 'away'>('away');
  const [held, setHeld] = useState(0);

  const show = useCallback(() => {
    setHeld(0);
    void queries.invalidateQueries({ queryKey: [LIST] });
    void queries.invalidateQueries({ queryKey: [COUNTS] });
  }, [queries]);

  useEffect(() => {
    const presence = watchPresence();
    const refreshLists = createThrottle(LISTS_EVERY_MS, () => void queries.invalidateQueries({ queryKey: [LIST] }));
    const refreshCounts = createThrottle(LISTS_EVERY_MS, () => void queries.invalidateQueries({ queryKey: [COUNTS] }));
    const refreshCases = createThrottle(CASES_EVERY_MS, (ids: ReadonlySet<string>) => {
      for (const id of ids) void queries.invalidateQueries({ queryKey: [CASE, id] });
    });
    const askAgain = (): void => void queries.refetchQueries({ type: 'active', predicate: isBroken });
    // A stream may live through a connection that is gone for a moment.
    addEventListener('online', askAgain);
    const disconnect = connectStream({
      onState: (state) => {
        setConnection(state);
        if (state === 'on') askAgain();
      },
      onMessage: (message) => {
        if (message.kind === 'reset') return void queries.invalidateQueries();
        if (!isPaused) refreshCases.add(message.caseId);
        if (!isPaused && !presence.isGone()) refreshCounts.add(message.caseId);
        if (isPaused || presence.holdsStill()) setHeld((count) => count + 1);
        else refreshLists.add(message.caseId);
      },
    });
    return () => {
      disconnect();
      removeEventListener('online', askAgain);
      presence.stop();
      refreshLists.stop();
      refreshCounts.stop();
      refreshCases.stop();
    };
  }, [queries, isPaused]);

  const live = useMemo<Live>(
    () => ({ state: isPaused ? 'paused' : connection, held, show, setPaused }),
    [isPaused, connection, held, show],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error('this page is not inside LiveProvider');
  return live;
}
