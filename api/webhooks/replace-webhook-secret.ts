import type { CurrentSecret } from '../../store/webhooks.ts';
import type { Rotation } from '../../store/webhook-schemas.ts';
import { secretAnswer } from '../answers.ts';
import { findIdempotencyKey, idOfKey, keyReused } from '../idempotency-key.ts';
import { OPTIONAL_KEY } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { getWebhook, newSecret, ownerOf, type WebhookParts } from './webhook-parts.ts';
import { rotatedMeanwhile } from './webhook-problems.ts';
import { rotationSchema } from './webhook-schemas.ts';

const HOUR_MS = 60 * 60 * 1_000;

/** Name space of the ids of keys (UUIDv5). */
const ROTATION_IDS = '0f9a7c34-52e1-4d8b-b6a4-1c7d9e3f2b68';

/**
 * `POST /v1/webhooks/{webhookId}/secret`: makes a new secret and tells it. For `overlapHours` both sign, so that a receiver
 * can change over without missing anything; 0 where the old one has leaked. With an `Idempotency-Key` a repeat tells the same
 * one; without, it would make another, and the receiver's own would no longer be one of the two that sign.
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
    headers: [OPTIONAL_KEY],
    body: rotationSchema,
    answers: { 200: { says: 'the new secret', schema: secretAnswer } },
    problems: {
      409: ['secret-replaced-meanwhile'],
      422: ['idempotency-key-reused'],
    },
  },
  handler: async (request, response) => {
    const { overlapHours } = parseBody(rotationSchema, request);
    const { webhookId } = await getWebhook(parts, request, response);
    const owner = ownerOf(response);
    const key = findIdempotencyKey(request);
    const madeFor =
      key === undefined ? undefined : { key: idOfKey(ROTATION_IDS, `${owner}/${webhookId}`, key), overlapHours };
    /** What a request with this key has made before. */
    const findMade = async (): Promise<object | undefined> => {
      const current = await parts.store.findSecret(owner, webhookId);
      if (current === undefined || !isMadeFor(current, madeFor)) return undefined;
      const secret = parts.secrets.open(current.sealed, webhookId);
      return { webhookId, secret, formerSecretUntil: current.formerUntil };
    };

    const made = await findMade();
    if (made !== undefined) return void response.json(made);
    const secret = newSecret();
    const formerUntil = new Date(Date.now() + overlapHours * HOUR_MS);
    const sealed = parts.secrets.seal(secret, webhookId);
    if (await parts.store.replaceSecret(owner, webhookId, { sealed, formerUntil, madeFor })) {
      return void response.json({ webhookId, secret, formerSecretUntil: formerUntil });
    }
    const meanwhile = await findMade();
    if (meanwhile === undefined) throw rotatedMeanwhile();
    response.json(meanwhile);
  },
});

/** @throws {Problem} where the same key asked for something else */
function isMadeFor({ madeFor: former }: CurrentSecret, wanted: Rotation | undefined): boolean {
  if (wanted === undefined || former?.key !== wanted.key) return false;
  if (former.overlapHours !== wanted.overlapHours) throw keyReused();
  return true;
}
