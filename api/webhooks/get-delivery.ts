import { notFound } from '../problem.ts';
import type { Route } from '../route.ts';
import { deliveryIdOf, ownerOf, webhookIdOf, type WebhookParts } from './webhook-parts.ts';
import { deliveryView } from './webhook-view.ts';

/** `GET /v1/webhooks/{webhookId}/deliveries/{deliveryId}`; the id is the message's `webhook-id`. */
export const getDelivery = ({ store }: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks/:webhookId/deliveries/:deliveryId',
  action: 'manage-webhooks',
  handler: async (request, response) => {
    const delivery = await store.findDelivery(ownerOf(response), webhookIdOf(request), deliveryIdOf(request));
    if (delivery === undefined) throw notFound('delivery');
    response.json(deliveryView(delivery));
  },
});
