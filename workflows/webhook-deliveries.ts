import {
  condition,
  continueAsNew,
  patched,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { WebhookActivities } from '../activities/create-webhook-activities.ts';
import { BACKOFF_MS, STUCK_FROM_ATTEMPT } from '../domain/webhooks.ts';
import { deliverSignal, type WebhookDeliveriesInput } from './contract.ts';

/**
 * What a receiver does wrong is a result and waits for the next of its ten attempts; what fails here is our own (the store is
 * away, or the receiver has all the connections it may have) and is tried again without end.
 */
const { deliverWebhook } = proxyActivities<WebhookActivities>({
  // A receiver may take 15 seconds. What a killed worker had on its way is tried again after this.
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Sends messages to one receiver one after the other, each until it is accepted or given up, and ends when none is left. */
export async function webhookDeliveries({ deliveryIds, isManual }: WebhookDeliveriesInput): Promise<void> {
  const queue = [...deliveryIds];
  let isUrgent = false;
  let isStuck = false;
  /** The message that is on its way to the receiver at this moment. */
  let underWay: string | undefined;
  setHandler(deliverSignal, (messages) => {
    // The relay tells everything at least once: after a crash again, what is in the queue already included.
    queue.push(...messages.deliveryIds.filter((deliveryId) => !queue.includes(deliveryId)));
    // Who asks for a message to be sent again may do so when it has just arrived, and we are about to hear of that.
    const again = messages.isUrgent && messages.deliveryIds.find((deliveryId) => deliveryId === underWay);
    if (typeof again === 'string' && !queue.includes(again, 1) && patched('sent-again-while-under-way'))
      queue.push(again);
    isUrgent ||= messages.isUrgent;
  });

  const publish = (stuck: boolean): void => {
    if (stuck === isStuck) return;
    isStuck = stuck;
    upsertSearchAttributes({ Stuck: [stuck], WaitingFor: stuck ? ['receiver'] : [] });
  };

  async function deliver(deliveryId: string): Promise<void> {
    for (let attempt = 1; attempt <= BACKOFF_MS.length;) {
      const nextInMs = BACKOFF_MS[attempt] ?? null;
      isUrgent = false;
      underWay = deliveryId;
      const isSettled = await deliverWebhook({ deliveryId, nextInMs, isManual });
      underWay = undefined;
      if (isSettled || nextInMs === null) return;
      attempt += 1;
      publish(attempt >= STUCK_FROM_ATTEMPT);
      if (await condition(() => isUrgent, nextInMs)) attempt = 1;
    }
  }

  for (let next = queue.at(0); next !== undefined; next = queue.at(0)) {
    await deliver(next);
    queue.shift();
    publish(false);
    if (queue.length > 0 && workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof webhookDeliveries>({ deliveryIds: queue, isManual });
    }
  }
}
