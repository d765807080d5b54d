import { secretAnswer } from '../answers.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { getWebhook, newSecret, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { rotatedMeanwhile } from './webhook-problems.ts';
import { rotationSchema } from './webhook-schemas.ts';

const HOUR_MS = 60 * 60 * 1_000;

/**
 * `POST /v1/webhooks/{webhookId}/secret`: makes a new secret and tells it. For `overlapHours` both sign, so that a receiver
 * can change over without missing anything; 0 where the old one has leaked.
 */
export const replaceWebhookSecret = (parts: WebhookParts): Route => ({
  method: 'post',
  path: '/v1/webhooks/:webhookId/secret',
  action: 'manage-webhooks',
  contract: {
    name: 'replaceWebhookSecret',
    summary: 'Have a new secret made',
    description:
      'For `overlapHours` both sign, so that a receiver can change over without missing anything; 0 where the old one has leaked.',
    tag: 'webhooks',
    body: rotationSchema,
    answers: { 200: { says: 'the new secret', schema: secretAnswer } },
    problems: { 409: ['secret-replaced-meanwhile'] },
  },
  handler: async (request, response) => {
    const { overlapHours } = parseBody(rotationSchema, request);
    const { webhookId } = await getWebhook(parts, request, response);
    const secret = newSecret();
    const formerUntil = new Date(Date.now() + overlapHours * HOUR_MS);
    const sealed = parts.secrets.seal(secret, webhookId);
    const isReplaced = await parts.store.replaceSecret(ownerOf(response), webhookId, sealed, formerUntil);
    if (!isReplaced) throw rotatedMeanwhile();
    response.json({ webhookId, secret, formerSecretUntil: formerUntil });
  },
});
