import { Router } from 'express';
import { z } from 'zod';
import { notFound, parse } from './complaint.ts';
import { carryOutOnce } from './effects.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import type { State } from './state.ts';
import { bin, iin } from './synthetic/records.ts';

const message = z.strictObject({
  recipient: z.union([iin, bin]),
  language: z.enum(['kk', 'ru', 'en']),
  template: z.string().min(1).max(100),
  parameters: z.record(z.string().max(100), z.string().max(2_000)),
});
const messageParams = z.strictObject({ messageId: z.string() });

/** How long a message is on its way. */
const DELIVERED_AFTER_MS = 1_000;

/** SMS and the citizen's cabinet. */
export function createNotifications(state: State): Router {
  const router = Router();

  router.post('/messages', (request, response) => {
    const key = idempotencyKeyOf(request);
    const body = parse(message, request.body);
    const { id } = carryOutOnce(state, { registry: 'notifications', operation: 'send-message', key, body });
    response.status(202).json({ messageId: id });
  });

  router.get('/messages/:messageId', (request, response) => {
    const { messageId } = parse(messageParams, request.params);
    const sent = state.effects.findById('notifications', messageId);
    if (sent === undefined) throw notFound('This message');
    const age = state.now().getTime() - Date.parse(sent.at);
    response.json({ messageId, state: age < DELIVERED_AFTER_MS ? 'SENT' : 'DELIVERED', acceptedAt: sent.at });
  });

  return router;
}
