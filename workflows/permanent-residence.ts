import { awaitChip, carryOutFollowUps, wakeFormerStays } from './after-commit.ts';
import { caseWorkflow } from './case-workflow.ts';

/** Somebody comes to live at an address for good (R19). */
export const permanentResidence = caseWorkflow(carryOutFollowUps, awaitChip, wakeFormerStays);
