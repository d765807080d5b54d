import type { Client } from '@temporalio/client';

/** Which way a case went, by which versions of workers, and what couldn't be replayed. */
export async function courseOf({ workflow }: Client, caseId: string) {
  const { events } = await workflow.getHandle(caseId).fetchHistory();
  const all = events ?? [];
  const tasks = all.flatMap(({ workflowTaskCompletedEventAttributes: task }) => task ?? []);
  return {
    isPatched: all.some(({ markerRecordedEventAttributes: marker }) => marker?.markerName === 'core_patch'),
    rests: all.filter(({ timerStartedEventAttributes: timer }) => isRest(timer?.startToFireTimeout)).length,
    builds: [...new Set(tasks.flatMap(({ deploymentVersion }) => deploymentVersion?.buildId ?? []))],
    failures: all.flatMap(({ workflowTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? []),
  };
}

/** Whether it is as long as `fixtures/next-release.ts` rests. A timer of days may end in as many milliseconds. */
const isRest = (length: Length | null | undefined): boolean =>
  length?.nanos === 25_000_000 && Number(length.seconds ?? 0) === 0;

interface Length {
  readonly seconds?: { readonly toString: () => string } | null;
  readonly nanos?: number | null;
}

export const OLD_WAY = { isPatched: false, rests: 0, failures: [] };
export const NEW_WAY = { isPatched: true, rests: 1, failures: [] };
