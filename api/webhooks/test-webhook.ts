import { randomUUID } from 'node:crypto';
import { deliveryAnswer } from '../answers.ts';
import { findIdempotencyKey, idOfKey } from '../idempotency-key.ts';
import { LOCATION, OPTIONAL_KEY } from '../openapi/contract.ts';
import type { Route } from '../route.ts';
import { getWebhook, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { deliveryView } from './webhook-view.ts';

/** Name space of tests' ids (UUIDv5). */
const TEST_IDS = 'b7cf3fd1-22b4-4b6a-8d57-6f5c3f1a4e90';

/** `POST /v1/webhooks/{webhookId}/test`: sends a message of type `webhook.test`; what came of it is in the log. */
export const testWebhook = (parts: WebhookParts): Route => ({
  method: 'post',
  path: '/v1/webhooks/:webhookId/test',
  action: 'manage-webhooks',
  contract: {
    name: 'testWebhook',
    summary: 'Have a message of type `webhook.test` sent',
    tag: 'webhooks',
    headers: [OPTIONAL_KEY],
    answers: { 202: { says: 'on its way', schema: deliveryAnswer, headers: [LOCATION] } },
  },
  handler: async (request, response) => {
    const { webhookId } = await getWebhook(parts, request, response);
    const owner = ownerOf(response);
    const key = findIdempotencyKey(request);
    const deliveryId = key === undefined ? randomUUID() : idOfKey(TEST_IDS, `${owner}/${webhookId}`, key);
    const delivery = await parts.store.addTest(owner, webhookId, deliveryId);
    if (delivery.status === 'pending') await parts.messenger.sendNow(delivery);
    response.location(`/v1/webhooks/${webhookId}/deliveries/${delivery.deliveryId}`);
    response.status(202).json(deliveryView(delivery));
  },
});
