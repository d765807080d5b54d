import { createTirkeuClient, type TirkeuClient } from '../../../client/create-tirkeu-client.ts';

/** Two: a page that waits for longer had better say so, and offer to try again. */
const ATTEMPTS = 2;

/** The public api from a page of its own: the session's cookie goes along by itself, the header shows that it is us. */
export const createApi = (): TirkeuClient =>
  createTirkeuClient({
    baseUrl: globalThis.location.origin,
    attempts: ATTEMPTS,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-tirkeu-console', '1');
      return fetch(input, { ...init, headers });
    },
  });
