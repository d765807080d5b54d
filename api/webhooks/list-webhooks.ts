import { webhookListAnswer } from '../answers.ts';
import type { Route } from '../route.ts';
import { ownerOf, type WebhookParts } from './webhook-parts.ts';
import { webhookView } from './webhook-view.ts';

/** `GET /v1/webhooks`: the caller's own, oldest first. */
export const listWebhooks = ({ store }: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks',
  action: 'manage-webhooks',
  contract: {
    name: 'listWebhooks',
    summary: 'List your webhooks, oldest first',
    tag: 'webhooks',
    answers: { 200: { says: 'all of them', schema: webhookListAnswer } },
  },
  handler: async (_request, response) => {
    response.json({ data: (await store.list(ownerOf(response))).map(webhookView) });
  },
});
