import { useEffect, useState } from 'react';
import type { Status, TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { answerOf, ApiProblem } from '../data/api-problem.ts';
import { isOver } from './is-over.ts';
import { forgetSecret } from './link-secret.ts';
import { lookWhileVisible } from './look-while-visible.ts';

/** What the page can show. */
export type Shown =
  | { readonly kind: 'looking' }
  /** The link leads nowhere, for whatever reason. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'unreachable' }
  /** `isFresh`: the last look came through; else this is how it stood then. */
  | { readonly kind: 'status'; readonly status: Status; readonly isFresh: boolean };

/** Something has just changed, so more may come soon; a case in which nothing happens is asked about ever more rarely. */
const SOONEST_MS = 5_000;
const RAREST_MS = 60_000;
const SLOWER = 1.5;

const CLOSED: readonly string[] = ['status-link-not-open', 'invalid-body'];

/** How the case stands, and stays up to date while the page is seen. */
export function useStatus(api: TirkeuClient, secret: string) {
  const [shown, setShown] = useState<Shown>({ kind: 'looking' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (secret === '') return setShown({ kind: 'closed' });
    let waitMs = SOONEST_MS;
    let seen: string | undefined;
    const asStale = (before: Shown): Shown =>
      before.kind === 'status' ? { ...before, isFresh: false } : { kind: 'unreachable' };
    const look = async (): Promise<number | null> => {
      try {
        const { body: status } = await answerOf(api.showStatus({ body: { secret } }));
        waitMs = status.updatedAt === seen ? Math.min(waitMs * SLOWER, RAREST_MS) : SOONEST_MS;
        seen = status.updatedAt;
        setShown({ kind: 'status', status, isFresh: true });
        return isOver(status) ? null : waitMs;
      } catch (error) {
        if (error instanceof ApiProblem && CLOSED.includes(error.code)) {
          forgetSecret();
          setShown({ kind: 'closed' });
          return null;
        }
        setShown(asStale);
        return RAREST_MS;
      }
    };
    const stop = lookWhileVisible(look);
    const sayStale = (): void => setShown(asStale);
    globalThis.addEventListener('offline', sayStale);
    return () => {
      stop();
      globalThis.removeEventListener('offline', sayStale);
    };
  }, [api, secret, attempt]);

  return { shown, again: () => setAttempt((count) => count + 1) };
}
