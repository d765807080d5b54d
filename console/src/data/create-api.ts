import { createTirkeuClient, type TirkeuClient } from '../../../client/create-tirkeu-client.ts';

/** Two: a page that waits for longer had better say so, and offer to try again. */
const ATTEMPTS = 2;

interface ApiOptions {
  /** After so long an answer isn't waited for any more; for as long as the browser does, where nothing is said. */
  readonly patienceMs?: number;
}

/** The public api from a page of its own: the session's cookie goes along by itself, the header shows that it is us. */
export const createApi = ({ patienceMs }: ApiOptions = {}): TirkeuClient =>
  createTirkeuClient({
    baseUrl: globalThis.location.origin,
    attempts: ATTEMPTS,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-tirkeu-console', '1');
      const patience = patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) };
      return fetch(input, { ...init, headers, ...patience });
    },
  });
