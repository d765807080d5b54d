import type { WebhookDependencies } from '../../activities/deliver-webhook.ts';
import { createReceiverSlots } from '../../activities/receiver-slots.ts';
import { createAddressRule } from '../../clients/address-rule.ts';
import { createWebhookSender, type ReceiverOptions } from '../../clients/webhook-receiver.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import { createDeliveryStore } from '../../store/webhook-deliveries.ts';
import type { WebhookModels } from '../../store/webhook-schemas.ts';

export interface WebhookSettings extends Omit<ReceiverOptions, 'rule'> {
  readonly secrets: SecretBox;
  /** `WEBHOOK_NETWORKS`: which addresses that aren't public may be called all the same. */
  readonly networks: readonly string[];
}

/** Of a hundred places that a worker has for messages, one receiver gets no more. */
const CONNECTIONS_PER_RECEIVER = 5;

export const createWebhookDependencies = (
  models: WebhookModels,
  { secrets, networks, ...options }: WebhookSettings,
): WebhookDependencies => ({
  deliveries: createDeliveryStore(models),
  send: createWebhookSender({ ...options, rule: createAddressRule(networks) }),
  slots: createReceiverSlots(CONNECTIONS_PER_RECEIVER),
  openSecret: (sealed, webhookId) => secrets.open(sealed, webhookId),
});
