import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryResult, SendWebhook } from '../clients/webhook-receiver.ts';
import type { DeliveryStore } from '../store/webhook-deliveries.ts';
import type { DeliveryDocument, WebhookDocument } from '../store/webhook-schemas.ts';
import type { ReceiverSlots } from './receiver-slots.ts';
import { signWebhook } from './sign-webhook.ts';

/** What delivering needs from outside; `worker/main.ts` wires it. */
export interface WebhookDependencies {
  readonly deliveries: DeliveryStore;
  readonly send: SendWebhook;
  readonly slots: ReceiverSlots;
  readonly openSecret: (sealed: string, webhookId: string) => string;
}

export interface DeliveryRequest {
  readonly deliveryId: string;
  /** How long until the next attempt, should this one fail; `null`: it is the last. */
  readonly nextInMs: number | null;
  readonly isManual: boolean;
}

/** The longest that a message waits for a connection of its receiver to become free before it asks again. */
const MAX_WAIT_MS = 30_000;

/**
 * Tries to hand over one message. Whatever the receiver does is written into the log; the same message may reach it twice,
 * under the same `webhook-id`, where this process ends between the two.
 *
 * @returns whether the message is settled: accepted now or before, given up, or wanted by nobody any more
 */
export const deliverWebhook =
  (dependencies: WebhookDependencies) =>
  async ({ deliveryId, nextInMs, isManual }: DeliveryRequest): Promise<boolean> => {
    const { deliveries, slots } = dependencies;
    const found = await deliveries.find(deliveryId);
    if (found === undefined) return true;
    const { delivery, webhook } = found;
    if (webhook === null || (webhook.status === 'disabled' && !isManual)) {
      await deliveries.giveUp(deliveryId);
      return true;
    }
    if (!slots.take(webhook._id)) throw receiverIsBusy();
    try {
      return await attempt(dependencies, { delivery, webhook }, nextInMs);
    } finally {
      slots.release(webhook._id);
    }
  };

async function attempt(
  { deliveries, send, openSecret }: WebhookDependencies,
  { delivery, webhook }: { readonly delivery: DeliveryDocument; readonly webhook: WebhookDocument },
  nextInMs: number | null,
): Promise<boolean> {
  const at = new Date();
  const body = JSON.stringify(delivery.body);
  const secrets = webhook.secrets
    .filter(({ until }) => until === null || until > at)
    .map(({ sealed }) => openSecret(sealed, webhook._id));
  const result = await send({ url: webhook.url, body, headers: headersOf(secrets, delivery._id, at, body) });
  const isSettled = result.kind !== 'failed' || nextInMs === null;
  await deliveries.record(delivery._id, {
    attempt: { at, ...wordsFor(result), durationMs: Date.now() - at.getTime() },
    status: statusAfter(result, isSettled),
    nextAttemptAt: isSettled ? null : new Date(Date.now() + nextInMs),
  });
  if (result.kind === 'accepted') await deliveries.markAccepted(webhook._id);
  if (result.kind === 'gone') await deliveries.disableGone(webhook._id);
  if (result.kind === 'failed' && isSettled) await deliveries.disableUnreachable(webhook._id, delivery.createdAt);
  return isSettled;
}

const headersOf = (secrets: readonly string[], id: string, at: Date, body: string) => ({
  ...signWebhook(secrets, { id, at, body }),
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(body)),
  'user-agent': 'Tirkeu-Webhooks/1',
});

const statusAfter = ({ kind }: DeliveryResult, isSettled: boolean): DeliveryDocument['status'] => {
  if (kind === 'accepted') return 'delivered';
  return isSettled ? 'failed' : 'pending';
};

const wordsFor = (result: DeliveryResult): { readonly result: string; readonly status: number | null } => ({
  result: result.kind === 'failed' ? result.reason : result.kind,
  status: result.status,
});

/** Comes back soon, and the later the oftener it has come: a thousand that wait must not be a thousand questions a second. */
function receiverIsBusy(): ApplicationFailure {
  const longest = Math.min(MAX_WAIT_MS, 500 * 2 ** Math.min(activityInfo().attempt, 10));
  return ApplicationFailure.create({
    type: 'ReceiverBusy',
    message: 'the receiver has all the connections it may have',
    nextRetryDelay: longest / 2 + Math.random() * (longest / 2),
  });
}
