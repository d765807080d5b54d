import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findCallers } from '../../cli/callers.ts';
import { bodyOf, type Overview } from '../../client/create-tirkeu-client.ts';
import { startRunningStack } from '../support/running-stack.ts';

const POLL_MS = 500;
const MANY = 3;

const stack = await startRunningStack({ TIRKEU_TOWN: '600', TIRKEU_CONSOLE: '0' });

/** Cases in several stages, several outcomes, of several services and offices. */
const isAlive = ({ stages, outcomes }: Overview): boolean =>
  stages.filter(({ count }) => count > 0).length >= MANY &&
  new Set(outcomes.map(({ outcome }) => outcome)).size >= MANY &&
  new Set(outcomes.map(({ service }) => service)).size >= MANY &&
  new Set(outcomes.map(({ office }) => office)).size >= MANY;

test('a town that was started with the stack fills its queues by the public api, and is denied nothing', async () => {
  const { tirkeu } = (await findCallers(stack)).forOffice(undefined);
  // The test's own limit ends the wait.
  while (!isAlive(await bodyOf(tirkeu.getOverview({})))) await pause(POLL_MS);
  const { data } = await bodyOf(tirkeu.listCases({ query: { limit: 100 } }));
  expect(new Set(data.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(MANY);
  const log = readFileSync(join(stack.dataFolder, 'logs', 'town.log'), 'utf8');
  expect(log.split('\n').filter((line) => line.includes('the api said no'))).toEqual([]);
});
