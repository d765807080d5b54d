import { deliveryAnswer } from '../answers.ts';
import { notFound } from '../problem.ts';
import type { Route } from '../route.ts';
import { deliveryIdOf, ownerOf, webhookIdOf, type WebhookParts } from './webhook-parts.ts';
import { deliveryView } from './webhook-view.ts';

/**
 * `POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/redelivery`: sends a message again, under the same `webhook-id`; one
 * that waits for its next attempt is tried at once.
 */
export const redeliver = ({ store, messenger }: WebhookParts): Route => ({
  method: 'post',
  path: '/v1/webhooks/:webhookId/deliveries/:deliveryId/redelivery',
  action: 'manage-webhooks',
  contract: {
    name: 'redeliver',
    summary: 'Send a message again, under the same `webhook-id`',
    tag: 'webhooks',
    answers: { 202: { says: 'on its way', schema: deliveryAnswer } },
    problems: { 404: ['delivery-not-found'] },
  },
  handler: async (request, response) => {
    const [owner, webhookId, deliveryId] = [ownerOf(response), webhookIdOf(request), deliveryIdOf(request)];
    const former = await store.findDelivery(owner, webhookId, deliveryId);
    if (former === undefined) throw notFound('delivery');
    const reopened = await store.reopen(owner, webhookId, deliveryId);
    await messenger.sendNow(former);
    response.status(202).json(deliveryView(reopened ?? former));
  },
});
