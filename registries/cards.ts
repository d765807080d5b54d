import { Router } from 'express';
import { z } from 'zod';
import { Complaint, notFound, parse } from './complaint.ts';
import { carryOutOnce, type Effect } from './effects.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import type { State } from './state.ts';
import { iin, rka } from './synthetic/records.ts';

const order = z.strictObject({ iin, documentNumber: z.string().min(1).max(20), rka });
const orderParams = z.strictObject({ orderId: z.string() });

/** The holder must visit a service point first; here that takes a moment unless somebody decided otherwise. */
const RECORDED_AFTER_MS = 3_000;

/** Card issuing: orders to write the new legal address on a card's chip, answered later. */
export function createCards(state: State): Router {
  const router = Router();

  router.post('/orders', (request, response) => {
    const key = idempotencyKeyOf(request);
    const body = parse(order, request.body);
    const effect = { registry: 'cards', operation: 'order-chip-recording', key, body } as const;
    const carriedOut = carryOutOnce(state, effect, () => {
      const card = state.findPerson(body.iin)?.documents.find(({ number }) => number === body.documentNumber);
      if (card?.hasChip !== true) throw new Complaint(422, 'no-such-card', 'This person has no such card with a chip');
      return undefined;
    });
    response.status(202).json(describe(carriedOut, state));
  });

  router.get('/orders/:orderId', (request, response) => {
    const found = state.effects.findById('cards', parse(orderParams, request.params).orderId);
    if (found === undefined) throw notFound('This order');
    response.json(describe(found, state));
  });

  return router;
}

function describe({ id, at }: Effect, state: State) {
  const waitedMs = state.now().getTime() - Date.parse(at);
  const byItself = waitedMs < RECORDED_AFTER_MS ? 'ACCEPTED' : 'RECORDED';
  return { orderId: id, state: state.orders.find(id) ?? byItself, acceptedAt: at };
}
