/** How a queue can be ordered: by the api's own names, so that an address of ours reads like a call. */
export const QUEUE_ORDERS = ['deadlineAt', '-deadlineAt', 'openedAt', '-openedAt'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export interface QueueSearch {
  readonly sort?: QueueOrder;
}

/** Addresses are typed and pasted: what isn't understood is left out. */
export function parseQueueSearch(search: Readonly<Record<string, unknown>>): QueueSearch {
  const sort = QUEUE_ORDERS.find((order) => order === search['sort']);
  return sort === undefined ? {} : { sort };
}
