import { deliveryAnswer } from '../answers.ts';
import { LOCATION } from '../openapi/contract.ts';
import type { Route } from '../route.ts';
import { getWebhook, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { deliveryView } from './webhook-view.ts';

/** `POST /v1/webhooks/{webhookId}/test`: sends a message of type `webhook.test`; what came of it is in the log. */
export const testWebhook = (parts: WebhookParts): Route => ({
  method: 'post',
  path: '/v1/webhooks/:webhookId/test',
  action: 'manage-webhooks',
  contract: {
    name: 'testWebhook',
    summary: 'Have a message of type `webhook.test` sent',
    tag: 'webhooks',
    answers: { 202: { says: 'on its way', schema: deliveryAnswer, headers: [LOCATION] } },
  },
  handler: async (request, response) => {
    const { webhookId } = await getWebhook(parts, request, response);
    const delivery = await parts.store.addTest(ownerOf(response), webhookId);
    await parts.messenger.sendNow(delivery);
    response.location(`/v1/webhooks/${webhookId}/deliveries/${delivery.deliveryId}`);
    response.status(202).json(deliveryView(delivery));
  },
});
