import { z } from 'zod';

export const OUTCOME = z.object({ passed: z.number(), failed: z.number() });
export type TestOutcome = Readonly<z.infer<typeof OUTCOME>>;

/** What a test file came to: its tests' states, and whether the file itself failed. */
export interface TestFileResult {
  readonly states: readonly ('passed' | 'failed' | 'skipped' | 'pending')[];
  readonly failed: boolean;
}

/**
 * A file that fails without a failed test (it doesn't load, a `beforeAll` throws) counts as one failure, and so does each
 * error outside of tests: a red run never ends with "0 failed".
 */
export function countOutcome(files: readonly TestFileResult[], errorsOutsideTests: number): TestOutcome {
  const count = (state: string) => files.flatMap(({ states }) => states).filter((it) => it === state).length;
  const failedAsAWhole = files.filter(({ failed, states }) => failed && !states.includes('failed')).length;
  return { passed: count('passed'), failed: count('failed') + failedAsAWhole + errorsOutsideTests };
}

/**
 * What the whole run came to. `reported` is absent when the runner died before it could tell; a run in which nothing was
 * tested, or that ended badly for whatever reason, has failed at least once.
 */
export function concludeRun(reported: TestOutcome | undefined, runnerSucceeded: boolean): TestOutcome {
  const { passed, failed } = reported ?? { passed: 0, failed: 0 };
  const well = runnerSucceeded && passed > 0;
  return { passed, failed: well ? failed : Math.max(failed, 1) };
}

export const outcomeLine = ({ passed, failed }: TestOutcome): string => `${passed} passed, ${failed} failed`;
