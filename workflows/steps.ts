import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { FailureDetail } from '../activities/boundary.ts';
import type { StuckStep } from '../activities/change-course.ts';
import type { Activities } from '../activities/create-activities.ts';
import type { Basis } from '../activities/step.ts';

/**
 * The fast path: a step runs inside the workflow task, which saves a healthy case most of its events. Two attempts,
 * because one lost packet isn't an outage; short, because the whole case stands still meanwhile.
 */
const fast = proxyLocalActivities<Activities>({
  startToCloseTimeout: '2 seconds',
  retry: { initialInterval: '50 milliseconds', maximumAttempts: 2 },
});

/**
 * The slow path: a step that failed goes on outside the workflow task, visible in Temporal's UI, for as long as it
 * takes. It is back within a minute of what it waits for.
 */
export const durable = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  // What is given up may finish where it runs; the store decides whether it still counts, so nobody waits for it.
  cancellationType: 'TRY_CANCEL',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Longer than a restart or a failover takes: what still fails then needs somebody to look. */
const STUCK_AFTER = '3 minutes';

/** Runs one step on either path, against the case as it is known at that moment. */
export type Call<Result> = (activities: Activities, basis: Basis) => Promise<Result>;

export interface StepOptions<Result> {
  readonly call: Call<Result>;
  readonly basis: () => Basis;
  /** Whether the step still matters; when it no longer does, it is given up. */
  readonly isWanted: () => boolean;
  /** Called once the fast path has failed, before the slow one begins. */
  readonly onSlow?: (() => Promise<void>) | undefined;
  /** Called when the step has failed for so long that somebody should look. */
  readonly onStuck: (stuck: Omit<StuckStep, 'step'>) => Promise<void>;
  /** Called after `onStuck` when the step has come to its end, whichever. */
  readonly onResumed: () => Promise<void>;
}

/** The fast path alone: what the step brought, or why it failed. */
export async function tryFast<Result>(
  call: Call<Result>,
  basis: Basis,
): Promise<{ readonly brought: Result } | { readonly failed: FailureDetail }> {
  try {
    return { brought: await call(fast, basis) };
  } catch (error) {
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return { failed: failureDetail(error) };
  }
}

/** The result of a step, or `undefined` where the case moved on and the step no longer mattered. */
export async function runStep<Result>(options: StepOptions<Result>): Promise<Result | undefined> {
  const { call, basis, onSlow, isWanted } = options;
  const { at } = basis();
  const attempt = await tryFast(call, basis());
  if ('brought' in attempt) return attempt.brought;
  await onSlow?.();
  return isWanted() ? runSlowly(options, at, attempt.failed) : undefined;
}

async function runSlowly<Result>(
  { call, basis, isWanted, onStuck, onResumed }: StepOptions<Result>,
  stuckSince: string,
  reason: FailureDetail,
): Promise<Result | undefined> {
  const scope = new CancellationScope();
  let isSettled = false;
  const running = scope
    .run(() => call(durable, basis()))
    .finally(() => {
      isSettled = true;
    });
  const isOver = (): boolean => isSettled || !isWanted();
  let marking: Promise<void> | undefined;
  if (!(await condition(isOver, STUCK_AFTER))) {
    marking = onStuck({ ...reason, stuckSince });
    await condition(isOver);
  }
  if (!isSettled) scope.cancel();
  try {
    return await running;
  } catch (error) {
    if (isCancellation(error) && !isWanted()) return undefined;
    throw error;
  } finally {
    if (marking !== undefined) {
      await marking;
      await onResumed();
    }
  }
}

/** Why the fast path failed, as far as the boundary told; anything else is a matter of our own process. */
function failureDetail(error: TemporalFailure): FailureDetail {
  // The failure of a local activity comes as it is, not wrapped as that of a regular one is.
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const detail: unknown = cause instanceof ApplicationFailure ? cause.details?.[0] : undefined;
  if (isFailureDetail(detail)) return detail;
  return { registry: null, code: cause instanceof ApplicationFailure ? (cause.type ?? 'unknown') : 'timeout' };
}

const isFailureDetail = (value: unknown): value is FailureDetail =>
  typeof value === 'object' && value !== null && 'registry' in value && 'code' in value;
