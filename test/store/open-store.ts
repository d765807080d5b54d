import type { Connection } from 'mongoose';
import { afterAll } from 'vitest';
import { connectMongo } from '../../platform/mongo.ts';
import { createReader, type Reader } from '../../store/reader.ts';
import { createModels, ensureIndexes, type Models } from '../../store/schemas.ts';
import { freshDatabase } from '../support/mongo.ts';

export interface TestStore {
  readonly uri: string;
  readonly connection: Connection;
  readonly models: Models;
  /** Over a connection of its own, as the api has one. */
  readonly reader: Reader;
}

/** An empty store with its indexes, gone after the calling file's last test. */
export async function openStore(): Promise<TestStore> {
  const uri = freshDatabase();
  const connection = await connectMongo({ uri, appName: 'tirkeu-test-writer' });
  const reading = await connectMongo({ uri, appName: 'tirkeu-test-reader' });
  afterAll(async () => {
    await connection.dropDatabase();
    await Promise.all([connection.close(), reading.close()]);
  });
  const models = createModels(connection);
  await ensureIndexes(models);
  return { uri, connection, models, reader: createReader(reading) };
}
