import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runStart } from './run-start.ts';

type Stack = Awaited<ReturnType<typeof runStart>>;

const newDataFolder = () => mkdtempSync(join(tmpdir(), 'tirkeu-data-'));

/** The process that `npm start` noted beside a server's data. */
const pidBeside = (folder: string) => Number(readFileSync(join(folder, 'tirkeu.pid'), 'utf8').split('\n')[0]);

/** The process that holds a lock: here the one that runs `dev/start.ts`. */
const ownerOf = (lock: string) =>
  z.object({ pid: z.number() }).parse(JSON.parse(readFileSync(join(lock, 'owner.json'), 'utf8'))).pid;

async function answers(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
  const socket = createConnection({ host: hostname, port: Number(port) });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const whoAnswers = async (stack: ReturnType<Stack['addresses']>): Promise<readonly string[]> => {
  const asked = Object.entries(stack).map(async ([name, address]) => ((await answers(address)) ? [name] : []));
  return (await Promise.all(asked)).flat();
};

async function inDatabase<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function inTemporal<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops everything in order at %s, and goes on with the same data',
    async (signal) => {
      const dataFolder = newDataFolder();
      const first = await runStart(dataFolder);
      await first.says('Tirkeu is up.');
      const addresses = first.addresses();
      expect(await whoAnswers(addresses)).toEqual(Object.keys(addresses));
      await inDatabase(addresses.mongodb, (client) => client.db().collection('kept').insertOne({ kept: true }));
      await inTemporal(addresses.temporal, (client) =>
        client.workflow.start('anything', { taskQueue: 'nobody', workflowId: 'kept' }),
      );

      first.child.kill(signal);
      first.child.kill(signal); // Terminals and npm both pass it on.
      expect(await first.ended).toBe(0);
      const stops = [...first.output().matchAll(/✓ Stopping (\w+)/g)].map(([, name]) => name);
      expect(stops).toEqual(['api', 'worker', 'identity', 'registries', 'temporal', 'mongod']);
      expect(await whoAnswers(addresses)).toEqual([]);
      expect(existsSync(join(dataFolder, 'stack.json'))).toBe(false);

      const secrets = readFileSync(join(dataFolder, 'secrets.json'), 'utf8');
      expect(statSync(join(dataFolder, 'secrets.json')).mode & 0o077).toBe(0); // For nobody else's eyes.
      const second = await runStart(dataFolder); // On other ports: the replica set has to follow.
      await second.says('Tirkeu is up.');
      const { mongodb, temporal } = second.addresses();
      expect(mongodb).not.toBe(addresses.mongodb);
      expect(await inDatabase(mongodb, (client) => client.db().collection('kept').countDocuments())).toBe(1);
      const kept = await inTemporal(temporal, (client) => client.workflow.getHandle('kept').describe());
      expect(kept.status.name).toBe('RUNNING');
      expect(readFileSync(join(dataFolder, 'secrets.json'), 'utf8')).toBe(secrets);
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    },
  );

  it('refuses a second start on the same data and leaves the first alone', async () => {
    const dataFolder = newDataFolder();
    const first = await runStart(dataFolder);
    await first.says('Tirkeu is up.');
    const second = await runStart(dataFolder);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Tirkeu already runs on ${dataFolder}`);
    expect(await whoAnswers(first.addresses())).toEqual(Object.keys(first.addresses()));
  });

  it('starts one of our programs again when it dies', async () => {
    const dataFolder = newDataFolder();
    const stack = await runStart(dataFolder);
    await stack.says('Tirkeu is up.');
    process.kill(pidBeside(join(dataFolder, 'registries')), 'SIGKILL');
    await stack.says('✗ registries ended by itself (SIGKILL); its log: ');
    await stack.says('✓ Starting registries again');
    expect(await answers(stack.addresses().registries)).toBe(true);
  });

  it.each([
    ['mongod', 'mongodb'],
    ['temporal', 'temporal'],
  ])('ends with the name of the log when %s dies', async (name, folder) => {
    const dataFolder = newDataFolder();
    const stack = await runStart(dataFolder);
    await stack.says('Tirkeu is up.');
    const addresses = stack.addresses();
    process.kill(pidBeside(join(dataFolder, folder)), 'SIGKILL');
    expect(await stack.ended).toBe(1);
    expect(stack.output()).toContain(`${name} ended by itself (SIGKILL); its log: ${dataFolder}/logs/${name}.log`);
    expect(await whoAnswers(addresses)).toEqual([]);
  });

  it('says why one of our programs cannot start, and stops the rest', async () => {
    const stack = await runStart(newDataFolder(), { API_ENTRY: '/no/such/api.ts' });
    expect(await stack.ended).toBe(1);
    expect(stack.output()).toContain('api ended before it was ready');
    expect(stack.output()).toContain('/no/such/api.ts');
    expect(stack.output()).toContain('✓ Stopping mongod');
  });

  it('names a variable that is wrong', async () => {
    const stack = await runStart(newDataFolder(), { API_PORT: 'eighty' });
    expect(await stack.ended).toBe(1);
    expect(stack.output()).toContain('API_PORT');
  });

  it.each([
    ['it', (dataFolder: string) => ownerOf(join(dataFolder, 'lock'))],
    ['its starter', (_: string, starter: number) => starter],
  ])('leaves nothing in the way of the next start when %s is killed', async (_, victim) => {
    const dataFolder = newDataFolder();
    const first = await runStart(dataFolder);
    await first.says('Tirkeu is up.');
    process.kill(victim(dataFolder, first.child.pid ?? Number.NaN), 'SIGKILL');
    const second = await runStart(dataFolder);
    await second.says('Tirkeu is up.');
    expect(await whoAnswers(second.addresses())).toEqual(Object.keys(second.addresses()));
  });
});
