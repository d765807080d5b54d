import type { Filing } from '../../../client/create-tirkeu-client.ts';
import { ApiProblem } from '../data/api-problem.ts';

/** One thing that was sent, under one key, however often. */
export interface FilingAttempt {
  readonly key: string;
  /** The body it belongs to, as it was sent. */
  readonly sent: string;
}

/**
 * The key under which a body goes out: the same as before while the body is the same, so that a double click, a lost reply
 * and a reload all mean one case; another for another body.
 */
export function attemptFor(body: Filing, former: FilingAttempt | null, newKey: () => string): FilingAttempt {
  const sent = JSON.stringify(body);
  return former !== null && former.sent === sent ? former : { key: newKey(), sent };
}

const COME_BACK: readonly number[] = [408, 429];

/** Whether it isn't known what became of what was sent. A definite "no" is the end of an attempt. */
export const isOutcomeUnknown = (error: Error): boolean =>
  !(error instanceof ApiProblem) || error.status >= 500 || COME_BACK.includes(error.status);
