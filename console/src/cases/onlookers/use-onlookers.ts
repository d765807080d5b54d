import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Presence } from '../../../../client/create-tirkeu-client.ts';
import { useApi } from '../../data/api-context.tsx';
import { answerOf } from '../../data/api-problem.ts';
import { watchPresence } from '../../live/presence.ts';
import { useSession } from '../../session/session-context.tsx';

type Onlooker = Presence['data'][number];

/** The api believes each word for half a minute. */
const SAID_EVERY_MS = 10_000;
const NOBODY: readonly Onlooker[] = [];

/**
 * Says that the case is open here for as long as somebody looks at this page, and hears which colleagues have it open, too. A
 * tab in the background says nothing, nor does a desk that nobody sits at.
 */
export function useOnlookers(caseId: string): readonly Onlooker[] {
  const api = useApi();
  const { kind } = useSession();
  const [presence, setPresence] = useState<ReturnType<typeof watchPresence>>();
  useEffect(() => {
    const watched = watchPresence();
    setPresence(watched);
    return () => {
      watched.stop();
      setPresence(undefined);
    };
  }, []);
  const isHere = kind === 'staff' && presence !== undefined;
  useEffect(() => {
    if (!isHere) return undefined;
    // Unheard it is forgotten by itself.
    return () => void api.announcePresence({ body: { caseId, present: false } }).catch(() => undefined);
  }, [api, caseId, isHere]);
  const { data } = useQuery({
    queryKey: ['onlookers', caseId],
    queryFn: async () =>
      presence?.isGone() === true
        ? NOBODY
        : (await answerOf(api.announcePresence({ body: { caseId, present: true } }))).body.data,
    enabled: isHere,
    refetchInterval: SAID_EVERY_MS,
    // Who was here the last time is nothing to begin with.
    staleTime: 0,
    gcTime: 0,
  });
  return data ?? NOBODY;
}
