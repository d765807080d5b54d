import { createTirkeuClient, type TirkeuClient } from '../../../client/create-tirkeu-client.ts';

/** Two: a page that waits for longer had better say so, and offer to try again. */
const ATTEMPTS = 2;

/** The api never answers with one; a network that first wants its guests to sign in does, even with `200`. */
const isPage = ({ headers }: Response): boolean => headers.get('content-type')?.startsWith('text/html') === true;

interface ApiOptions {
  /** After so long an answer isn't waited for any more; for as long as the browser does, where nothing is said. */
  readonly patienceMs?: number;
}

/** The public api from a page of its own: the session's cookie goes along by itself, the header shows that it is us. */
export const createApi = ({ patienceMs }: ApiOptions = {}): TirkeuClient =>
  createTirkeuClient({
    baseUrl: globalThis.location.origin,
    attempts: ATTEMPTS,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-tirkeu-console', '1');
      const patience = patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) };
      const response = await fetch(input, { ...init, headers, ...patience });
      if (isPage(response)) throw new Error(`${response.url} answers ${response.status} with a page`);
      return response;
    },
  });
