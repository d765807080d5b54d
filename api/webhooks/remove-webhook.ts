import { notFound } from '../problem.ts';
import type { Route } from '../route.ts';
import { ownerOf, webhookIdOf, type WebhookParts } from './webhook-parts.ts';

/** `DELETE /v1/webhooks/{webhookId}`: nothing more is sent, and its log is gone. */
export const removeWebhook = ({ store }: WebhookParts): Route => ({
  method: 'delete',
  path: '/v1/webhooks/:webhookId',
  action: 'manage-webhooks',
  contract: {
    name: 'removeWebhook',
    summary: 'Remove a webhook and its log',
    tag: 'webhooks',
    answers: { 204: { says: 'nothing more is sent' } },
  },
  handler: async (request, response) => {
    if (!(await store.remove(ownerOf(response), webhookIdOf(request)))) throw notFound('webhook');
    response.status(204).end();
  },
});
