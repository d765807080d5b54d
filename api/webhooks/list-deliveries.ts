import { deliveryListAnswer } from '../answers.ts';
import { listOf } from '../cursors.ts';
import { parseQuery } from '../parse.ts';
import type { Route } from '../route.ts';
import { decodePosition, encodePosition } from './delivery-cursor.ts';
import { getWebhook, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { deliveriesQuerySchema } from './webhook-schemas.ts';
import { deliveryView } from './webhook-view.ts';

/** `GET /v1/webhooks/{webhookId}/deliveries`: what was sent and what came of it, newest first: `{ data, nextCursor }`. */
export const listDeliveries = (parts: WebhookParts): Route => ({
  method: 'get',
  path: '/v1/webhooks/:webhookId/deliveries',
  action: 'manage-webhooks',
  contract: {
    name: 'listDeliveries',
    summary: 'Read what was sent and what came of it, newest first',
    tag: 'webhooks',
    query: deliveriesQuerySchema,
    answers: { 200: { says: 'a page', schema: deliveryListAnswer } },
    problems: { 400: ['invalid-cursor'] },
  },
  handler: async (request, response) => {
    const { status, cursor, limit } = parseQuery(deliveriesQuerySchema, request);
    const list = listOf(request, response);
    const after = cursor === undefined ? undefined : decodePosition(parts.cursors, cursor, list);
    const { webhookId } = await getWebhook(parts, request, response);
    const query = { status, after, limit: limit + 1 };
    const found = await parts.store.listDeliveries(ownerOf(response), webhookId, query);
    const data = found.slice(0, limit);
    const last = data.at(-1);
    const nextCursor = found.length > limit && last !== undefined ? encodePosition(parts.cursors, last, list) : null;
    response.json({ data: data.map(deliveryView), nextCursor });
  },
});
