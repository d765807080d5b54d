import { isCancellation, proxyLocalActivities, TemporalFailure } from '@temporalio/workflow';
import type { Activities } from '../activities/create-activities.ts';
import { now } from './case-process.ts';
import type { IdentityProofInput, IdentityVerdict } from './contract.ts';

/** Somebody sits in front of a page and waits; what takes longer they start again themselves. */
const { verifyIdentity } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '3 seconds',
  scheduleToCloseTimeout: '4 seconds',
  retry: { initialInterval: '100 milliseconds', maximumAttempts: 3 },
});

/**
 * Asks who signed a challenge. It runs here only because the worker is where signatures are verified: it changes nothing, waits
 * for nobody, and strangers who try leave nothing in the history of a case.
 */
export async function identityProof(input: IdentityProofInput): Promise<IdentityVerdict> {
  try {
    return await verifyIdentity({ ...input, known: undefined, at: now() });
  } catch (error) {
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return { kind: 'unavailable' };
  }
}
