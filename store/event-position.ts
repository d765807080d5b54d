/**
 * A place in the order in which events were committed: the text of a resume token of MongoDB's change stream. It is made so
 * that the order of the texts is the order of what they stand for; `mongos` merges the streams of shards by it. It holds
 * the id of the event at which it stands, so nobody outside may see it as it is.
 */
export type EventPosition = string;

/** @returns `undefined` where there is no token yet */
export function positionOf(token: unknown): EventPosition | undefined {
  const isToken = typeof token === 'object' && token !== null && '_data' in token;
  return isToken && typeof token._data === 'string' ? token._data : undefined;
}

export const tokenAt = (position: EventPosition): unknown => ({ _data: position });
