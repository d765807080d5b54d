import type { Store } from 'express-rate-limit';
import type { Connection } from 'mongoose';

interface StoredCount {
  readonly _id: string;
  readonly hits: number;
  /** When MongoDB removes it. */
  readonly goneAt: Date;
}

interface Count {
  hits: number;
  /** How many of them the other apis can know of. */
  told: number;
  /** What the others had counted when they were last asked. */
  others: number;
  toldAt: number;
  isTelling: boolean;
}

const COLLECTION = 'requestCounts';

/**
 * Each hit is counted here at once, and told to the other apis no more often than this: a write for every request would
 * cost more than most requests. So a client gets at most what all apis answer in this time beyond its allowance.
 */
const TELL_EVERY_MS = 250;

export type CountStore = (budget: string, windowMs: number) => Store;

/**
 * Counts of requests that all apis share, in MongoDB. The windows are the clock's own minutes, so that no two apis disagree
 * about them. Without MongoDB each api goes on with what it counts itself: nobody is refused because a count is away.
 */
export async function createCountStore(
  connection: Connection,
  now: () => number = () => Date.now(),
): Promise<CountStore> {
  const collection = connection.collection<StoredCount>(COLLECTION);
  await collection.createIndex({ goneAt: 1 }, { expireAfterSeconds: 0 }, {});

  async function tell(id: string, count: Count, goneAt: Date): Promise<void> {
    const untold = count.hits - count.told;
    count.isTelling = true;
    count.toldAt = now();
    try {
      const stored = await collection.findOneAndUpdate(
        { _id: id },
        { $inc: { hits: untold }, $setOnInsert: { goneAt } },
        { upsert: true, returnDocument: 'after', writeConcern: { w: 1, journal: false } },
      );
      count.told += untold;
      count.others = (stored?.hits ?? count.told) - count.told;
    } catch {
      // An outage of MongoDB is noticed by everything that matters more. What wasn't told now is told next time.
    } finally {
      count.isTelling = false;
    }
  }

  return (budget, windowMs) => {
    let window = { startedAt: 0, counts: new Map<string, Count>() };

    const countOf = (key: string): Count => {
      const startedAt = now() - (now() % windowMs);
      // With the window its counts go, so that strangers' addresses don't pile up.
      if (window.startedAt !== startedAt) window = { startedAt, counts: new Map() };
      const count = window.counts.get(key) ?? { hits: 0, told: 0, others: 0, toldAt: 0, isTelling: false };
      window.counts.set(key, count);
      return count;
    };

    return {
      localKeys: false,
      increment(key) {
        const count = countOf(key);
        count.hits += 1;
        const endsAt = window.startedAt + windowMs;
        if (!count.isTelling && now() - count.toldAt >= TELL_EVERY_MS) {
          void tell(`${budget}/${window.startedAt}/${key}`, count, new Date(endsAt + windowMs));
        }
        return { totalHits: count.hits + count.others, resetTime: new Date(endsAt) };
      },
      decrement(key) {
        countOf(key).hits -= 1;
      },
      resetKey(key) {
        window.counts.delete(key);
      },
    };
  };
}
