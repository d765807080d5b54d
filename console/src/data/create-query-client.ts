import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { SESSION_KEY } from '../session/session-query.ts';
import { ApiProblem } from './api-problem.ts';

const FRESH_MS = 10_000;
const RETRIES = 1;

/** The cache of everything that was asked. A `401` from any call makes the session be looked at again. */
export function createQueryClient(): QueryClient {
  const noteEnd = (error: Error): void => {
    if (error instanceof ApiProblem && error.status === 401) void client.invalidateQueries({ queryKey: SESSION_KEY });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noteEnd }),
    mutationCache: new MutationCache({ onError: noteEnd }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A "no" stays a "no"; the client has come back after a 503 already.
        retry: (count, error) => !(error instanceof ApiProblem) && count < RETRIES,
        // An attempt says more than the browser's guess about the connection.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
