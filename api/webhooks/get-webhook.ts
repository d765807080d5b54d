import { webhookAnswer } from '../answers.ts';
import type { Route } from '../route.ts';
import { getWebhook as get, type WebhookParts } from './webhook-parts.ts';
import { webhookView } from './webhook-view.ts';

/** `GET /v1/webhooks/{webhookId}` */
export const getWebhook = (parts: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks/:webhookId',
  action: 'manage-webhooks',
  contract: {
    name: 'getWebhook',
    summary: 'Read a webhook',
    tag: 'webhooks',
    answers: { 200: { says: 'the webhook', schema: webhookAnswer } },
  },
  handler: async (request, response) => {
    response.json(webhookView(await get(parts, request, response)));
  },
});
