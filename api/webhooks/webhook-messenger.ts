import { type Client, isGrpcServiceError } from '@temporalio/client';
import type { Delivery } from '../../store/webhooks.ts';
import { unavailable } from '../problem.ts';
import {
  deliverSignal,
  manualWebhookWorkflowId,
  WEBHOOK_TASK_QUEUE,
  WEBHOOK_WORKFLOW,
  type WebhookDeliveriesInput,
  webhookWorkflowId,
} from '../../workflows/contract.ts';

/** Speaks to the workflows that carry messages to receivers. */
export interface WebhookMessenger {
  /** Sends a message now. One that waits for its next attempt is tried at once, and those behind it go on after it. */
  sendNow(delivery: Delivery): Promise<void>;
}

const WITHIN_MS = 5_000;

export const createWebhookMessenger = (client: Client): WebhookMessenger => ({
  async sendNow({ deliveryId, webhookId, caseId, status }) {
    const waits = status === 'pending' && caseId !== null;
    const input: WebhookDeliveriesInput = { deliveryIds: [], isManual: !waits };
    try {
      await client.withDeadline(Date.now() + WITHIN_MS, () =>
        client.workflow.signalWithStart(WEBHOOK_WORKFLOW, {
          workflowId: waits ? webhookWorkflowId(webhookId, caseId) : manualWebhookWorkflowId(webhookId, deliveryId),
          taskQueue: WEBHOOK_TASK_QUEUE,
          args: [input],
          signal: deliverSignal,
          signalArgs: [{ deliveryIds: [deliveryId], isUrgent: true }],
        }),
      );
    } catch (error) {
      // Whatever the engine says against it passes: the request is ours in every part.
      if (error instanceof Error && isGrpcServiceError(error.cause)) {
        throw unavailable('The message could not be handed over. Send the request again.');
      }
      throw error;
    }
  },
});
