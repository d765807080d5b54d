/** How many connections this process has open to each receiver. */
export interface ReceiverSlots {
  /** Whether there is room for one more, which is then taken. */
  take(webhookId: string): boolean;
  release(webhookId: string): void;
}

/**
 * One receiver that hangs can't hold more than its share of a worker: what is too much comes back later, while everybody
 * else's messages go out.
 */
export function createReceiverSlots(perReceiver: number): ReceiverSlots {
  const taken = new Map<string, number>();
  return {
    take(webhookId) {
      const count = taken.get(webhookId) ?? 0;
      if (count >= perReceiver) return false;
      taken.set(webhookId, count + 1);
      return true;
    },
    release(webhookId) {
      const count = taken.get(webhookId) ?? 0;
      if (count > 1) taken.set(webhookId, count - 1);
      else taken.delete(webhookId);
    },
  };
}
