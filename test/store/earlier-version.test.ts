import { expect, test } from 'vitest';
import { ensureIndexes, ONE_OPEN_CASE } from '../../store/schemas.ts';
import { openStore } from './open-store.ts';

test('a database that an earlier version filled is refused with words that say what to do', async () => {
  const { models } = await openStore();
  await models.cases.collection.dropIndex(ONE_OPEN_CASE);
  await models.cases.collection.createIndex({ registrantIin: 1, service: 1 }, { name: ONE_OPEN_CASE }, {});
  await expect(ensureIndexes(models)).rejects.toThrow(/earlier version.*remove the data folder/);
});
