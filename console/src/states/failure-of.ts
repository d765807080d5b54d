import { ApiProblem } from '../data/api-problem.ts';

/** The api's codes that are told in words of their own: what happened, and what its reader does next. */
const NAMED = [
  'application-not-accepted',
  'assigned-to-another',
  'case-already-open',
  'case-changed',
  'case-closed',
  'case-not-found',
  'case-not-open-yet',
  'consent-already-decided',
  'consenter-asked-too-often',
  'cross-site-request',
  'deadline-not-later',
  'deadline-passed',
  'dwelling-not-found',
  'evidence-not-found',
  'foreign-office',
  'identity-provider-unavailable',
  'no-certificate',
  'no-signature',
  'not-a-caller',
  'not-awaiting-consent',
  'not-in-review',
  'not-signed-in',
  'own-case',
  'person-not-found',
  'registration-committed',
  'registry-unavailable',
  'resident-not-found',
  'review-changed',
  'temporarily-unavailable',
  'too-many-attempts',
  'too-many-notes',
  'too-many-requests',
  'unknown-consent',
  'views-changed',
] as const;
type Named = (typeof NAMED)[number];

/** Keys below `common:failed`. */
type Message = 'network' | 'unreadable' | 'server' | 'not-found' | 'forbidden' | 'bad-input' | Named;

interface Failure {
  readonly kind: 'denied' | 'missing' | 'broken';
  readonly message: Message;
  /** What `common:failed` fills in: people who help ask for it. */
  readonly code: string;
}

const isNamed = (code: string): code is Named => NAMED.some((named) => named === code);

/** `fetch` throws a `TypeError` where nobody answers or an answer breaks off, a `DOMException` where it was waited for too long. */
const isUnanswered = (error: Error): boolean => error instanceof TypeError || error instanceof DOMException;

/**
 * Sorts what a query failed with by what its reader can do about it. The api explains its problems to programmers, in
 * English; whoever reads a screen is told in their own language, by the code.
 */
export function failureOf(error: Error): Failure {
  if (isUnanswered(error)) return { kind: 'broken', message: 'network', code: '' };
  // Somebody answered, and it wasn't the api: a proxy on the way, the page of a guests' network.
  if (!(error instanceof ApiProblem)) return { kind: 'broken', message: 'unreadable', code: '' };
  const { status, code } = error;
  const { kind, message } = byStatus(status);
  return { kind, message: isNamed(code) ? code : message, code };
}

function byStatus(status: number): Pick<Failure, 'kind' | 'message'> {
  if (status === 401) return { kind: 'denied', message: 'not-signed-in' };
  if (status === 403) return { kind: 'denied', message: 'forbidden' };
  if (status === 404 || status === 410) return { kind: 'missing', message: 'not-found' };
  return status < 500 && status !== 429
    ? { kind: 'missing', message: 'bad-input' }
    : { kind: 'broken', message: 'server' };
}
