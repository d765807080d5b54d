import type { Route } from '../route.ts';
import { getWebhook as get, type WebhookParts } from './webhook-parts.ts';
import { webhookView } from './webhook-view.ts';

/** `GET /v1/webhooks/{webhookId}` */
export const getWebhook = (parts: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks/:webhookId',
  action: 'manage-webhooks',
  handler: async (request, response) => {
    response.json(webhookView(await get(parts, request, response)));
  },
});
