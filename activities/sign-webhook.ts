import { Webhook } from 'standardwebhooks';

/**
 * The headers by which a receiver knows that a message is ours and fresh (Standard Webhooks). While a secret is being
 * replaced there are two signatures, and a receiver that knows either secret accepts it.
 *
 * @param secrets `whsec_…`, the newest first
 * @param at when it is sent; receivers turn away what is older than five minutes
 */
export const signWebhook = (
  secrets: readonly string[],
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Readonly<Record<string, string>> => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(Math.floor(message.at.getTime() / 1_000)),
  'webhook-signature': secrets
    .map((secret) => new Webhook(secret).sign(message.id, message.at, message.body))
    .join(' '),
});
