import type { Connection } from 'mongoose';

/** Somebody who has a case open, as colleagues are told. */
export interface Onlooker {
  readonly id: string;
  readonly name: string;
}

/** Who looks at which case at this moment. It is forgotten at once: what somebody has looked at is the access log's business. */
export interface StaffPresence {
  /** Says that somebody looks at a case. It holds for half a minute, so whoever stays says it again. */
  enter(caseId: string, onlooker: Onlooker): Promise<void>;
  leave(caseId: string, id: string): Promise<void>;
  /** The others, in the order in which they came. */
  others(caseId: string, id: string): Promise<readonly Onlooker[]>;
}

interface StoredPresence {
  readonly _id: string;
  readonly staffId: string;
  readonly name: string;
  readonly since: Date;
  readonly seenAt: Date;
}

/** Two announcements may get lost before somebody is thought to be gone: pages make one every ten seconds. */
const HOLDS_MS = 30_000;
/** MongoDB removes what is older, once a minute; what it hasn't removed yet isn't shown. */
const REMOVED_AFTER_SECONDS = 60;
/** More names than that say nothing more. */
const SHOWN = 20;

const keyOf = (caseId: string, id: string): string => `${caseId}/${id}`;
/** Every key of a case: a slash is followed by a nought. */
const keysOf = (caseId: string) => ({ $gt: `${caseId}/`, $lt: `${caseId}0` });

/** In the database, because colleagues may be served by different processes. */
export async function createStaffPresence(
  connection: Connection,
  now: () => Date = () => new Date(),
): Promise<StaffPresence> {
  const collection = connection.collection<StoredPresence>('presence');
  await collection.createIndex({ seenAt: 1 }, { expireAfterSeconds: REMOVED_AFTER_SECONDS }, {});
  const alive = () => new Date(now().getTime() - HOLDS_MS);
  return {
    async enter(caseId, { id, name }) {
      await collection.updateOne(
        { _id: keyOf(caseId, id) },
        { $set: { staffId: id, name, seenAt: now() }, $setOnInsert: { since: now() } },
        { upsert: true },
      );
    },
    async leave(caseId, id) {
      await collection.deleteOne({ _id: keyOf(caseId, id) });
    },
    async others(caseId, id) {
      const found = await collection
        .find({ _id: keysOf(caseId), staffId: { $ne: id }, seenAt: { $gt: alive() } })
        .sort({ since: 1, _id: 1 })
        .limit(SHOWN)
        .toArray();
      return found.map(({ staffId, name }) => ({ id: staffId, name }));
    },
  };
}
