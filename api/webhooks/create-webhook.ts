import { newWebhookAnswer } from '../answers.ts';
import { LOCATION } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { newSecret, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { alreadyThere, tooManyWebhooks } from './webhook-problems.ts';
import { newWebhookSchema } from './webhook-schemas.ts';
import { webhookView } from './webhook-view.ts';

/** More receivers than an integrator has environments, few enough that one can't fill a worker with hanging connections. */
const MAX_WEBHOOKS = 10;

/** `POST /v1/webhooks`: subscribes the caller to what happens in the cases it files. Only this answer tells the secret. */
export const createWebhook = (parts: WebhookParts): Route => {
  const schema = newWebhookSchema(parts);
  return {
    method: 'post',
    path: '/v1/webhooks',
    action: 'manage-webhooks',
    contract: {
      name: 'createWebhook',
      summary: 'Subscribe to what happens in your cases',
      tag: 'webhooks',
      body: schema,
      answers: { 201: { says: 'the webhook, with its secret', schema: newWebhookAnswer, headers: [LOCATION] } },
      problems: { 409: ['webhook-already-exists', 'too-many-webhooks'] },
    },
    handler: async (request, response) => {
      const wanted = parseBody(schema, request);
      const owner = ownerOf(response);
      if ((await parts.store.count(owner)) >= MAX_WEBHOOKS) throw tooManyWebhooks(MAX_WEBHOOKS);
      const secret = newSecret();
      const created = await parts.store.create(owner, wanted, (webhookId) => parts.secrets.seal(secret, webhookId));
      if ('existing' in created) throw alreadyThere(created.existing);
      response.location(`/v1/webhooks/${created.webhookId}`);
      response.status(201).json({ ...webhookView(created), secret });
    },
  };
};
