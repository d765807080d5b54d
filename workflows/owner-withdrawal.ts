import { carryOutFollowUps, wakeFormerStays } from './after-commit.ts';
import { caseWorkflow } from './case-workflow.ts';

/** An owner has people withdrawn who live in the dwelling (R23). */
export const ownerWithdrawal = caseWorkflow(carryOutFollowUps, wakeFormerStays);
