import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { RegistryFailure } from '../clients/registry-failure.ts';
import type { Basis } from './step.ts';

/** What the workflow learns of a technical failure: enough to say on the case who is failing, and no more. */
export interface FailureDetail {
  readonly registry: string | null;
  readonly code: string;
}

/**
 * The only place that throws towards Temporal. Every technical failure may be retried: the case waits until somebody
 * mends what is broken (R29). What isn't recognised is rethrown as it is.
 */
function asActivityFailure(error: unknown): unknown {
  if (!(error instanceof RegistryFailure)) return error;
  const detail: FailureDetail = { registry: error.registry, code: error.code };
  return ApplicationFailure.create({
    type: 'RegistryFailure',
    message: error.message,
    cause: error,
    details: [detail],
    ...(error.retryAfterMs === undefined ? {} : comeBackLater(error.retryAfterMs)),
  });
}

/** As long as the slow path's own longest pause: a case must be back soon after the registry, whatever that once said. */
const MAX_WAIT_MS = 60_000;

/**
 * What a registry's `Retry-After` means. The fast path gives up at once, because its pauses would hold the workflow task
 * and with it everybody who writes to the case; the slow one waits as long as it was told, within reason.
 */
const comeBackLater = (retryAfterMs: number) =>
  activityInfo().isLocal ? { nonRetryable: true } : { nextRetryDelay: Math.min(retryAfterMs, MAX_WAIT_MS) };

/** How long this step has been waiting for its turn, by the server's clock, which in tests runs ahead of ours. */
const waitedMs = (): number => {
  const { currentAttemptScheduledTimestampMs, scheduledTimestampMs } = activityInfo();
  return Math.max(0, currentAttemptScheduledTimestampMs - scheduledTimestampMs);
};

/** Moves `at` on by the time that earlier attempts took: an hour-old attempt must not commit an hour-old truth (R16). */
const asOfThisAttempt = <Request extends Basis>(request: Request): Request => ({
  ...request,
  at: new Date(Date.parse(request.at) + waitedMs()).toISOString(),
});

type Step<Request extends Basis, Result> = (request: Request) => Promise<Result>;

/** A step that counts at the moment its message came, however long it takes to carry it out (R15). */
export const atArrival =
  <Request extends Basis, Result>(step: Step<Request, Result>): Step<Request, Result> =>
  async (request) => {
    try {
      return await step(request);
    } catch (error) {
      throw asActivityFailure(error);
    }
  };

/** A step that counts at the moment it is carried out. */
export const atExecution = <Request extends Basis, Result>(step: Step<Request, Result>): Step<Request, Result> =>
  atArrival((request) => step(asOfThisAttempt(request)));
