import type { Route } from '../route.ts';
import { changeWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { getDelivery } from './get-delivery.ts';
import { getWebhook } from './get-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { redeliver } from './redeliver.ts';
import { removeWebhook } from './remove-webhook.ts';
import { replaceWebhookSecret } from './replace-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';
import type { WebhookParts } from './webhook-parts.ts';

export const webhookRoutes = (parts: WebhookParts): readonly Route[] => [
  createWebhook(parts),
  listWebhooks(parts),
  getWebhook(parts),
  changeWebhook(parts),
  removeWebhook(parts),
  replaceWebhookSecret(parts),
  testWebhook(parts),
  listDeliveries(parts),
  getDelivery(parts),
  redeliver(parts),
];
