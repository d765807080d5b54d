import { z } from 'zod';
import type { Language } from '../domain/facts.ts';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

export interface Notification {
  /** A repeat with the same key is not sent again. */
  readonly idempotencyKey: string;
  /** IIN, or BIN for an organisation. */
  readonly recipient: string;
  readonly language: Language;
  /** Name of the text; the service holds the texts. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** SMS and the citizen's cabinet. Throws `RegistryFailure`. */
export interface NotificationsClient {
  /** Returns when the service has taken the message over; whether it was delivered comes out later. */
  send(notification: Notification): Promise<void>;
}

export function createNotificationsClient(options: RegistryCallOptions): NotificationsClient {
  const call = createRegistryCall('notifications', options);
  return {
    send: async ({ idempotencyKey, ...message }) => {
      await call.send({
        operation: 'send-message',
        method: 'POST',
        path: '/messages',
        idempotencyKey,
        body: message,
        answer: z.object({ messageId: z.string() }),
      });
    },
  };
}
