import { ApiProblem } from '../data/api-problem.ts';

interface Failure {
  readonly kind: 'denied' | 'missing' | 'broken';
  /** A key below `common:failed`. */
  readonly message: 'network' | 'server' | 'not-found' | 'forbidden' | 'foreign-office' | 'own-case' | 'bad-input';
}

/** Sorts what a query failed with by what its reader can do about it. */
export function failureOf(error: Error): Failure {
  // Anything else that `fetch` throws means that nobody answered.
  if (!(error instanceof ApiProblem)) return { kind: 'broken', message: 'network' };
  switch (error.code) {
    case 'foreign-office':
    case 'own-case':
      return { kind: 'denied', message: error.code };
    default:
      return byStatus(error.status);
  }
}

function byStatus(status: number): Failure {
  if (status === 403) return { kind: 'denied', message: 'forbidden' };
  if (status === 404 || status === 410) return { kind: 'missing', message: 'not-found' };
  return status < 500 && status !== 429
    ? { kind: 'missing', message: 'bad-input' }
    : { kind: 'broken', message: 'server' };
}
