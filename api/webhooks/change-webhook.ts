import { webhookAnswer } from '../answers.ts';
import { parseBody } from '../parse.ts';
import { notFound } from '../problem.ts';
import type { Route } from '../route.ts';
import { ownerOf, webhookIdOf, type WebhookParts } from './webhook-parts.ts';
import { alreadyThere } from './webhook-problems.ts';
import { webhookChangeSchema } from './webhook-schemas.ts';
import { webhookView } from './webhook-view.ts';

/** `PATCH /v1/webhooks/{webhookId}`: changes what the body names; `status: "active"` switches one on again. */
export const changeWebhook = (parts: WebhookParts): Route => {
  const schema = webhookChangeSchema(parts);
  return {
    method: 'patch',
    path: '/v1/webhooks/:webhookId',
    action: 'manage-webhooks',
    contract: {
      name: 'changeWebhook',
      summary: 'Change a webhook, or switch it off and on',
      tag: 'webhooks',
      body: schema,
      answers: { 200: { says: 'the webhook as it then is', schema: webhookAnswer } },
      problems: { 409: ['webhook-already-exists'] },
    },
    handler: async (request, response) => {
      const { url, types, description, status } = parseBody(schema, request);
      const change = {
        ...(url === undefined ? {} : { url }),
        ...(types === undefined ? {} : { types }),
        ...(description === undefined ? {} : { description }),
        ...(status === undefined ? {} : { status }),
      };
      const changed = await parts.store.change(ownerOf(response), webhookIdOf(request), change);
      if (changed === undefined) throw notFound('webhook');
      if ('existing' in changed) throw alreadyThere(changed.existing);
      response.json(webhookView(changed));
    },
  };
};
