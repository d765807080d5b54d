import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { NewWebhook, Webhook } from '../../store/webhooks.ts';
import { newWebhookAnswer } from '../answers.ts';
import { findIdempotencyKey, idOfKey, keyReused } from '../idempotency-key.ts';
import { LOCATION, OPTIONAL_KEY } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { newSecret, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { alreadyThere, tooManyWebhooks } from './webhook-problems.ts';
import { newWebhookSchema } from './webhook-schemas.ts';
import { webhookView } from './webhook-view.ts';

/** More receivers than an integrator has environments, few enough that one can't fill a worker with hanging connections. */
const MAX_WEBHOOKS = 10;

/** Name space of ids that come from an `Idempotency-Key` (UUIDv5). */
const WEBHOOK_IDS = '6d1b2a7e-4f0c-4a53-9c1d-8e2b5a90c3f4';

/**
 * `POST /v1/webhooks`: subscribes the caller to what happens in the cases it files. Only this answer tells the secret; with an
 * `Idempotency-Key` a repeat tells it again, until the subscription is changed.
 */
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
      headers: [OPTIONAL_KEY],
      body: schema,
      answers: { 201: { says: 'the webhook, with its secret', schema: newWebhookAnswer, headers: [LOCATION] } },
      problems: {
        409: ['webhook-already-exists', 'too-many-webhooks'],
        422: ['idempotency-key-reused'],
      },
    },
    handler: async (request, response) => {
      const wanted = parseBody(schema, request);
      const owner = ownerOf(response);
      const key = findIdempotencyKey(request);
      const webhookId = key === undefined ? randomUUID() : idOfKey(WEBHOOK_IDS, owner, key);
      const former = key === undefined ? undefined : await parts.store.find(owner, webhookId);
      if (former !== undefined) return answerAgain(parts, response, former, wanted);
      if ((await parts.store.count(owner)) >= MAX_WEBHOOKS) throw tooManyWebhooks(MAX_WEBHOOKS);
      const secret = newSecret();
      const created = await parts.store.create(owner, webhookId, wanted, parts.secrets.seal(secret, webhookId));
      if (!('existing' in created)) return answer(response, created, secret);
      // Of two repeats at the same moment one comes here.
      const meanwhile = created.existing === webhookId ? await parts.store.find(owner, webhookId) : undefined;
      if (meanwhile === undefined) throw alreadyThere(created.existing);
      return answerAgain(parts, response, meanwhile, wanted);
    },
  };
};

function answer(response: Response, webhook: Webhook, secret: string): void {
  response.location(`/v1/webhooks/${webhook.webhookId}`);
  response.status(201).json({ ...webhookView(webhook), secret });
}

async function answerAgain(
  { store, secrets }: WebhookParts,
  response: Response,
  webhook: Webhook,
  wanted: NewWebhook,
): Promise<void> {
  const { webhookId, createdAt, updatedAt } = webhook;
  const current = await store.findSecret(ownerOf(response), webhookId);
  // Whoever has changed it knows of it, and what the first request asked for is known no longer.
  if (current === undefined || updatedAt.getTime() !== createdAt.getTime()) throw alreadyThere(webhookId);
  if (!isSame(webhook, wanted)) throw keyReused();
  answer(response, webhook, secrets.open(current.sealed, webhookId));
}

const isSame = (one: NewWebhook, other: NewWebhook): boolean =>
  JSON.stringify([one.url, one.types, one.description]) === JSON.stringify([other.url, other.types, other.description]);
