import type { RegistryEvent } from './events.ts';

type OrderState = Extract<RegistryEvent, { type: 'order-decided' }>['state'];

/** Card orders whose state somebody set by hand, so that it no longer follows the clock. */
export interface DecidedOrders {
  apply(event: RegistryEvent): void;
  find(orderId: string): OrderState | undefined;
}

export function createDecidedOrders(): DecidedOrders {
  const states = new Map<string, OrderState>();
  return {
    apply: (event) => {
      if (event.type === 'order-decided') states.set(event.orderId, event.state);
    },
    find: (orderId) => states.get(orderId),
  };
}
