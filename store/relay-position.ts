import type { Connection } from 'mongoose';

interface RelayDocument {
  readonly _id: string;
  readonly holder: string;
  readonly heldUntil: Date;
  /** Of MongoDB's change stream; absent until it has been opened once. */
  readonly token?: unknown;
  readonly savedAt?: Date;
}

/** How far the events have been told, and who does it. All times are the database's: workers' clocks may differ. */
export interface RelayPosition {
  /** Takes the relay where nobody has it; whoever has it keeps it. @returns whether it is this worker's */
  hold(): Promise<boolean>;
  /** @returns whether it still is this worker's */
  prolong(): Promise<boolean>;
  /** Where to go on, with a resume token where there is one. */
  read(): Promise<{ readonly token: unknown; readonly savedAt: Date | undefined }>;
  /** @throws {Error} where another worker has the relay meanwhile: then that one's position counts */
  save(token: unknown): Promise<void>;
  release(): Promise<void>;
}

const RELAY = 'cases';

/** How long a worker that was killed keeps the others waiting. */
const HOLD_MS = 6_000;

/** @param holder names this worker's process among all others, those before it included */
export function createRelayPosition(connection: Connection, holder: string): RelayPosition {
  // The driver's own collection, because these updates compute with the server's clock.
  const collection = connection.getClient().db(connection.name).collection<RelayDocument>('webhookRelay');
  const mine = { _id: RELAY, holder };
  const heldUntil = { $add: ['$$NOW', HOLD_MS] };
  return {
    async hold() {
      const nobody = { holder: '', heldUntil: new Date(0) };
      await collection.updateOne({ _id: RELAY }, { $setOnInsert: nobody }, { upsert: true });
      const isFree = { $or: [{ $eq: ['$holder', holder] }, { $lt: ['$heldUntil', '$$NOW'] }] };
      const taken = await collection.updateOne({ _id: RELAY, $expr: isFree }, [
        { $set: { holder: { $literal: holder }, heldUntil } },
      ]);
      return taken.matchedCount === 1;
    },
    async prolong() {
      return (await collection.updateOne(mine, [{ $set: { heldUntil } }])).matchedCount === 1;
    },
    async read() {
      const found = await collection.findOne({ _id: RELAY });
      return { token: found?.token, savedAt: found?.savedAt };
    },
    async save(token) {
      const saved = await collection.updateOne(mine, [
        { $set: { token: { $literal: token }, savedAt: '$$NOW', heldUntil } },
      ]);
      if (saved.matchedCount === 0) throw new Error('another worker tells the events now');
    },
    async release() {
      await collection.updateOne(mine, { $set: { holder: '', heldUntil: new Date(0) } });
    },
  };
}
