import './without-stack-traces.ts';

/** What a worker registers: one export for each workflow, by its name in `contract.ts`. */
export { departureAbroad } from './departure-abroad.ts';
export { identityProof } from './identity-proof.ts';
export { ownerWithdrawal } from './owner-withdrawal.ts';
export { permanentResidence } from './permanent-residence.ts';
export { temporaryStay } from './temporary-stay.ts';
export { webhookDeliveries } from './webhook-deliveries.ts';
