import { expect, test } from 'vitest';
import { startStories } from '../support/story.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { deliverWebhooks, deliveriesOf, subscribe, unsubscribe, untilLog } from '../support/webhooks.ts';

const product = await startStories();

/** Asked once, by whoever is next. */
const wishes: (() => Promise<unknown>)[] = [];
await deliverWebhooks(product, {
  afterArrival: async () => {
    await wishes.shift()?.();
  },
});

test('a message that is asked for again when it has just arrived comes again, and its log ends as delivered', async () => {
  const receiver = await startReceiver();
  const { webhookId } = await subscribe(product, receiver.url);
  const path = `/v1/webhooks/${webhookId}/deliveries`;
  wishes.push(async () => {
    const [delivery] = await deliveriesOf(product, webhookId);
    await product.api.send('POST', `${path}/${delivery?.deliveryId}/redelivery`);
  });
  await product.api.send('POST', `/v1/webhooks/${webhookId}/test`);
  await untilLog(product, webhookId, ([sent]) => sent?.status === 'delivered' && sent.attempts.length === 2);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  await unsubscribe(product, webhookId);
});
