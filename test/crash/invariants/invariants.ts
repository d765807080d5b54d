import { OF_CASES } from './of-cases.ts';
import { OF_THE_LEDGER } from './of-the-ledger.ts';
import { OF_WHAT_WAS_TOLD } from './of-what-was-told.ts';
import type { Check, Traces } from './traces.ts';

/** What must hold after any crash, in words. */
const INVARIANTS: Readonly<Record<string, Check>> = { ...OF_CASES, ...OF_THE_LEDGER, ...OF_WHAT_WAS_TOLD };

/** Every offence against every invariant, each in a line that names the case; empty where all is well. */
export const findViolations = (traces: Traces): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([sentence, check]) =>
    check(traces).map((offence) => `not true: ${sentence}: ${offence}`),
  );
