import { type Connection, Mongoose } from 'mongoose';

interface MongoOptions {
  readonly uri: string;
  /** Shows in the server's log and in `currentOp`. */
  readonly appName: string;
}

/**
 * A connection for the store, closed with `connection.close()`. It comes from a Mongoose of its own: nothing that
 * another part of the process sets globally can loosen it.
 *
 * What a connection can't enforce belongs into each schema: `strict: 'throw'` and `strictQuery: 'throw'`, because
 * Mongoose reads those from the schema alone.
 *
 * @throws {MongooseServerSelectionError} when no primary answers in time
 */
export async function connectMongo({ uri, appName }: MongoOptions): Promise<Connection> {
  const mongoose = new Mongoose({
    // A filter that came from outside can't smuggle in `$ne` or `$where`.
    sanitizeFilter: true,
    // Indexes carry invariants: they are created on purpose and awaited, never in the background of a first request.
    autoIndex: false,
    autoCreate: false,
    // Without a server an operation fails at once instead of waiting in memory, where nobody sees it.
    bufferCommands: false,
  });
  const connection = mongoose.createConnection(uri, {
    appName,
    // What was acknowledged survives the loss of a member. `wtimeoutMS` bounds how long we wait to know, not the write.
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryWrites: true,
    retryReads: true,
    // An election takes up to ten seconds; longer than that is an outage, which the caller has to know about.
    serverSelectionTimeoutMS: 12_000,
    connectTimeoutMS: 5_000,
    // A silent network must not hold an activity for ever. Longer than any query of ours may take.
    socketTimeoutMS: 60_000,
    waitQueueTimeoutMS: 5_000,
    maxPoolSize: 50,
  });
  return connection.asPromise();
}
