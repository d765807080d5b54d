import type { Route } from '../route.ts';
import { ownerOf, type WebhookParts } from './webhook-parts.ts';
import { webhookView } from './webhook-view.ts';

/** `GET /v1/webhooks`: the caller's own, oldest first. */
export const listWebhooks = ({ store }: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks',
  action: 'manage-webhooks',
  handler: async (_request, response) => {
    response.json({ data: (await store.list(ownerOf(response))).map(webhookView) });
  },
});
