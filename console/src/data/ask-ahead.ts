import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../session/session-query.ts';

/**
 * Asks what a screen is going to ask, while its program and its texts are still on their way; what comes of it is in the cache
 * by then. Nothing is asked in the name of somebody who isn't signed in: that would count as an attempt to get in.
 */
export function askAhead(queries: QueryClient, ask: () => Promise<unknown>): void {
  queries
    .query(sessionQuery())
    .then((session) => (session.kind === 'signed-out' ? undefined : ask()))
    // Whoever really needs it asks again, and says what went wrong.
    .catch(() => undefined);
}
