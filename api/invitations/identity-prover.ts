import { type Client, WorkflowFailedError } from '@temporalio/client';
import {
  IDENTITY_PROOF_WORKFLOW,
  type IdentityProofInput,
  identityProofWorkflowId,
  type IdentityVerdict,
  TASK_QUEUE,
} from '../../workflows/contract.ts';
import { isTransient } from '../case-messenger.ts';

/** Asks the worker, where signatures are verified, whether a proof is by whom a consent is wanted from. */
export interface IdentityProver {
  /** @param proofDigest names the proof: the same one at the same time is verified once */
  prove(input: IdentityProofInput, proofDigest: string): Promise<IdentityVerdict>;
}

const WITHIN_MS = 5_000;
/** Nobody waits any more: without a worker nothing piles up. */
const GIVEN_UP_AFTER = '30 seconds';

export const createIdentityProver = (client: Client): IdentityProver => ({
  async prove(input, proofDigest) {
    try {
      return await client.withDeadline(Date.now() + WITHIN_MS, async () => {
        const handle = await client.workflow.start(IDENTITY_PROOF_WORKFLOW, {
          workflowId: identityProofWorkflowId(input.invitationId, proofDigest),
          taskQueue: TASK_QUEUE,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowExecutionTimeout: GIVEN_UP_AFTER,
        });
        const verdict: IdentityVerdict = await handle.result();
        return verdict;
      });
    } catch (error) {
      if (error instanceof WorkflowFailedError || isTransient(error)) return { kind: 'unavailable' };
      throw error;
    }
  },
});
