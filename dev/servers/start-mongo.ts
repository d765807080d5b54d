import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { formReplicaSet, REPLICA_SET } from './form-replica-set.ts';
import { reservePort } from './reserve-port.ts';
import { startServer, type Server } from './start-server.ts';

export interface MongoServer extends Server {
  /** `127.0.0.1:27017` */
  readonly address: string;
  /** Connection string of one database of this server. */
  uri(database: string): string;
}

/** Enough for the embedded stack's working set, and several test runs fit on one machine. */
const CACHE_GB = 0.5;
const OPLOG_MB = 990; // mongod's own minimum; the default is 5 % of the disk.

/**
 * Starts mongod as a replica set of one, because transactions and change streams need a replica set, and waits until it is
 * the primary. With the same `dataFolder` it goes on with the same data, also on another port.
 *
 * @param options.port the wanted port (the next free one is taken instead), by default a random one
 */
export async function startMongo(options: {
  readonly executable: string;
  readonly dataFolder: string;
  readonly logFile?: string;
  readonly port?: number;
  readonly signal?: AbortSignal | undefined;
}): Promise<MongoServer> {
  const { executable, dataFolder } = options;
  await mkdir(dataFolder, { recursive: true });
  const { port, release } = await reservePort(options.port);
  const address = `127.0.0.1:${port}`;
  const server = await startServer({
    name: 'mongod',
    file: executable,
    args: [
      '--dbpath',
      dataFolder,
      '--bind_ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--nounixsocket',
      '--replSet',
      REPLICA_SET,
      '--oplogSize',
      String(OPLOG_MB),
      '--wiredTigerCacheSizeGB',
      String(CACHE_GB),
      '--setParameter',
      'diagnosticDataCollectionEnabled=false', // 200 MB of statistics that nobody here reads.
    ],
    logFile: options.logFile ?? join(dataFolder, 'mongod.log'),
    pidFile: join(dataFolder, 'tirkeu.pid'),
    signal: options.signal,
    ready: async (signal) => {
      const client = new MongoClient(`mongodb://${address}/?directConnection=true`, {
        serverSelectionTimeoutMS: 1_000,
      });
      try {
        await formReplicaSet(client.db('admin'), address, signal);
      } finally {
        await client.close();
      }
    },
    explain: explainMongod,
  }).catch((error: unknown) => {
    release();
    throw error;
  });
  return { ...server, address, uri: (database) => `mongodb://${address}/${database}?replicaSet=${REPLICA_SET}` };
}

function explainMongod(log: string): string | undefined {
  if (/No space left on device/.test(log)) return 'The disk is full.';
  if (/DBPathInUse|Unable to lock the lock file/.test(log)) return 'Another mongod works on the same data folder.';
  if (/UPGRADE PROBLEM|invalid featureCompatibilityVersion|Wrong mongod version/i.test(log))
    return 'The data was written by another version of MongoDB. Use that one (TIRKEU_MONGOD) or another data folder.';
  if (/WiredTiger error|Corruption|WT_PANIC|WT_TRY_SALVAGE/.test(log))
    return 'Its data is damaged. Restore a backup, or start with another data folder (TIRKEU_DATA).';
  return undefined;
}
