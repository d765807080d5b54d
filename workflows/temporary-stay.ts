import { awaitEndOfStay, carryOutFollowUps, wakeFormerStays } from './after-commit.ts';
import { caseWorkflow } from './case-workflow.ts';

/** Somebody stays at an address for some months; the case sleeps until the last day (R20). */
export const temporaryStay = caseWorkflow(carryOutFollowUps, awaitEndOfStay, wakeFormerStays);
