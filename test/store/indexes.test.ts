import { describe, expect, test } from 'vitest';
import { connectMongo } from '../../platform/mongo.ts';
import { createModels, ensureIndexes, ONE_OPEN_CASE } from '../../store/schemas.ts';
import { freshDatabase } from '../support/mongo.ts';
import { openStore } from './open-store.ts';

const { connection, models } = await openStore();
const COLLECTIONS = ['cases', 'events', 'evidence', 'residences'] as const;

const indexesOf = async () => {
  const indexes = await Promise.all(COLLECTIONS.map((name) => connection.collection(name).indexes()));
  return indexes.map((found) => new Set(found.map(({ name }) => name)));
};

describe('indexes', () => {
  test('are the same however often they are ensured', async () => {
    const before = await indexesOf();
    await ensureIndexes(models);
    expect(await indexesOf()).toEqual(before);
  });

  test('are there after five processes began with an empty database at once', async () => {
    const uri = freshDatabase();
    const processes = await Promise.all(
      Array.from({ length: 5 }, () => connectMongo({ uri, appName: 'tirkeu-test-start' })),
    );
    try {
      await Promise.all(processes.map((process) => ensureIndexes(createModels(process))));
      const names = await processes[0]?.collection('cases').indexes();
      expect(names?.map(({ name }) => name)).toContain(ONE_OPEN_CASE);
    } finally {
      await processes[0]?.dropDatabase();
      await Promise.all(processes.map((process) => process.close()));
    }
  });

  test('that carry an invariant are unique', async () => {
    const unique = await Promise.all(
      COLLECTIONS.map(async (name) => (await connection.collection(name).indexes()).filter((index) => index.unique)),
    );
    expect(unique.flat().map(({ name }) => name)).toEqual([
      ONE_OPEN_CASE,
      'one_case_for_a_certificate_code',
      'caseId_1_seq_1',
      'one_current_residence_of_a_kind_for_a_person',
    ]);
  });
});
