import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { AddressRule } from '../../clients/address-rule.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import type { Webhook, WebhookStore } from '../../store/webhooks.ts';
import { callerOf, clientIdOf } from '../access/caller.ts';
import type { Cursors } from '../cursors.ts';
import { notFound } from '../problem.ts';
import type { WebhookMessenger } from './webhook-messenger.ts';

/** What the calls about webhooks stand on. */
export interface WebhookParts {
  readonly store: WebhookStore;
  readonly messenger: WebhookMessenger;
  readonly secrets: SecretBox;
  readonly cursors: Cursors;
  readonly rule: AddressRule;
  /** Where the operator has opened networks of his own; nobody else is called without TLS. */
  readonly isHttpAllowed: boolean;
}

const idSchema = z.uuid();

const idOf =
  (what: 'webhook' | 'delivery') =>
  (request: Request): string => {
    const parsed = idSchema.safeParse(request.params[`${what}Id`]);
    if (!parsed.success) throw notFound(what);
    return parsed.data.toLowerCase();
  };
export const webhookIdOf = idOf('webhook');
export const deliveryIdOf = idOf('delivery');

export const ownerOf = (response: Response): string => clientIdOf(callerOf(response));

/** @throws {Problem} where the caller has no such webhook; somebody else's is none */
export async function getWebhook({ store }: WebhookParts, request: Request, response: Response): Promise<Webhook> {
  const webhook = await store.find(ownerOf(response), webhookIdOf(request));
  if (webhook === undefined) throw notFound('webhook');
  return webhook;
}

const SECRET_BYTES = 32;

/** As Standard Webhooks writes symmetric secrets: 24 to 64 random bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
