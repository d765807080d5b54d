import { Schema, type Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectMongo } from '../../platform/mongo.ts';
import { freshDatabase } from '../support/mongo.ts';

const newSchema = () =>
  new Schema({ name: { type: String, index: true } }, { strict: 'throw', strictQuery: 'throw', autoCreate: true });

describe('the connection to MongoDB', () => {
  const opened: Connection[] = [];
  beforeAll(async () => {
    opened.push(await connectMongo({ uri: freshDatabase(), appName: 'platform-test' }));
  });
  afterAll(() => opened[0]?.close());
  const connection = (): Connection => {
    if (opened[0] === undefined) throw new Error('not connected');
    return opened[0];
  };

  test('writes are acknowledged by a majority and survive a crash', () => {
    expect(connection().getClient().options.writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(connection().getClient().options.readConcern).toMatchObject({ level: 'majority' });
  });

  test('a filter can not smuggle in an operator', async () => {
    const People = connection().model('Person', newSchema());
    await People.create({ name: 'Aigul' });
    const smuggled: Record<string, unknown> = JSON.parse('{ "name": { "$ne": null } }');
    await expect(People.find(smuggled)).rejects.toThrow('Cast to string failed');
    expect(await People.countDocuments({ name: 'Aigul' })).toBe(1);
  });

  test('indexes are not created behind our back', async () => {
    const Houses = connection().model('House', newSchema());
    await Houses.create({ name: 'x' });
    await Houses.init();
    expect((await Houses.listIndexes()).map((index) => index.name)).toEqual(['_id_']);
  });

  test('a field the schema does not know is an error, not a silent loss', async () => {
    const Cases = connection().model('Case', newSchema());
    const misspelt: Record<string, unknown> = { nmae: 'y' };
    await expect(async () => Cases.create(misspelt)).rejects.toThrow('nmae');
    await expect(async () => Cases.find(misspelt)).rejects.toThrow('nmae');
  });

  test('transactions work', async () => {
    const Accounts = connection().model('Account', newSchema());
    await Accounts.createCollection();
    await connection().transaction(async (session) => {
      await Accounts.create([{ name: 'x' }], { session });
    });
    expect(await Accounts.countDocuments()).toBe(1);
  });
});
