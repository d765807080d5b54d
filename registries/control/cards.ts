import { Router } from 'express';
import { z } from 'zod';
import { notFound, parse } from '../complaint.ts';
import type { State } from '../state.ts';

const orderParams = z.strictObject({ orderId: z.string() });
const decision = z.strictObject({ state: z.enum(['ACCEPTED', 'RECORDED', 'FAILED']) });

/** Decides a card order by hand: `ACCEPTED` keeps it waiting for ever, as happens when nobody fetches the card. */
export function createCardControl(state: State): Router {
  const router = Router();

  router.patch('/orders/:orderId', (request, response) => {
    const { orderId } = parse(orderParams, request.params);
    const decided = parse(decision, request.body);
    if (state.effects.findById('cards', orderId) === undefined) throw notFound('This order');
    state.record({ type: 'order-decided', orderId, state: decided.state });
    response.json({ orderId, state: decided.state });
  });

  return router;
}
