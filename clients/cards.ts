import { z } from 'zod';
import { createRegistryCall, type RegistryCallOptions } from './registry-call.ts';

export interface ChipRecording {
  /** A repeat with the same key is the same order. */
  readonly idempotencyKey: string;
  readonly iin: string;
  /** The identity card whose chip gets the new address. */
  readonly documentNumber: string;
  readonly rka: string;
}

export interface CardOrder {
  readonly orderId: string;
  /** `accepted` lasts until the holder has been to a service point, which may be never. */
  readonly state: 'accepted' | 'recorded' | 'failed';
}

/** Card issuing (R21). Every method throws `RegistryFailure`. */
export interface CardsClient {
  orderChipRecording(order: ChipRecording): Promise<CardOrder>;
  /** `undefined` where no order has this id. */
  findOrder(orderId: string): Promise<CardOrder | undefined>;
}

export function createCardsClient(options: RegistryCallOptions): CardsClient {
  const call = createRegistryCall('cards', options);
  return {
    orderChipRecording: ({ idempotencyKey, ...order }) =>
      call.send({
        operation: 'order-chip-recording',
        method: 'POST',
        path: '/orders',
        idempotencyKey,
        body: order,
        answer: cardOrder,
      }),
    findOrder: (orderId) =>
      call.find({
        operation: 'find-order',
        method: 'GET',
        path: `/orders/${encodeURIComponent(orderId)}`,
        answer: cardOrder,
      }),
  };
}

const STATES = { ACCEPTED: 'accepted', RECORDED: 'recorded', FAILED: 'failed' } as const;

const cardOrder = z
  .object({ orderId: z.string(), state: z.enum(['ACCEPTED', 'RECORDED', 'FAILED']) })
  .transform(({ orderId, state }): CardOrder => ({ orderId, state: STATES[state] }));
