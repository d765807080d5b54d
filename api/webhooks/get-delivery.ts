import { deliveryAnswer } from '../answers.ts';
import { notFound } from '../problem.ts';
import type { Route } from '../route.ts';
import { deliveryIdOf, ownerOf, webhookIdOf, type WebhookParts } from './webhook-parts.ts';
import { deliveryView } from './webhook-view.ts';

/** `GET /v1/webhooks/{webhookId}/deliveries/{deliveryId}`; the id is the message's `webhook-id`. */
export const getDelivery = ({ store }: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks/:webhookId/deliveries/:deliveryId',
  action: 'manage-webhooks',
  contract: {
    name: 'getDelivery',
    summary: 'Read what came of a message',
    tag: 'webhooks',
    answers: { 200: { says: 'the message and every attempt', schema: deliveryAnswer } },
    problems: { 404: ['delivery-not-found'] },
  },
  handler: async (request, response) => {
    const delivery = await store.findDelivery(ownerOf(response), webhookIdOf(request), deliveryIdOf(request));
    if (delivery === undefined) throw notFound('delivery');
    response.json(deliveryView(delivery));
  },
});
