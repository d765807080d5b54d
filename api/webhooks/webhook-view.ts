import type { Delivery, Webhook } from '../../store/webhooks.ts';

/** A subscription as the HTTP contract shows it. */
export const webhookView = (webhook: Webhook) => ({
  webhookId: webhook.webhookId,
  url: webhook.url,
  description: webhook.description,
  types: webhook.types,
  status: webhook.status,
  disabledReason: webhook.disabledReason,
  acceptedAt: webhook.acceptedAt,
  createdAt: webhook.createdAt,
  updatedAt: webhook.updatedAt,
});

/** A message and what came of it. */
export const deliveryView = (delivery: Delivery) => ({
  deliveryId: delivery.deliveryId,
  status: delivery.status,
  body: delivery.body,
  attempts: delivery.attempts.map(({ at, result, status, durationMs }) => ({ at, result, status, durationMs })),
  nextAttemptAt: delivery.nextAttemptAt,
  createdAt: delivery.createdAt,
});
