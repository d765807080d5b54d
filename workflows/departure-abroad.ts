import { carryOutFollowUps, wakeFormerStays } from './after-commit.ts';
import { caseWorkflow } from './case-workflow.ts';

/** Somebody leaves the country for good (R24). */
export const departureAbroad = caseWorkflow(carryOutFollowUps, wakeFormerStays);
