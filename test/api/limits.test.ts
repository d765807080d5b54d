import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../api/access/caller.ts';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { type Allowances, readAllowances } from '../../api/limits/allowances.ts';
import { createLimits } from '../../api/limits/limits.ts';
import { createCountStore } from '../../api/limits/shared-counts.ts';
import { invalidToken } from '../../api/access/token-problems.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { connectMongo } from '../../platform/mongo.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { iinOf } from '../domain/sample-numbers.ts';
import { openStore } from '../store/open-store.ts';
import { freshDatabase } from '../support/mongo.ts';
import { ask } from './ask.ts';
import { problemIn } from './problem-document.ts';
import { createTestKeys } from '../support/payload-keys.ts';

const { reader } = await openStore();
const NOWHERE = 'http://127.0.0.1:9';
const dependencies = {
  reader,
  messenger: createCaseMessenger(new Client({ connection: Connection.lazy() })),
  population: createPopulationClient({ baseUrl: NOWHERE }),
  address: createAddressClient({ baseUrl: NOWHERE }),
  policyAt: createPolicyAt(),
  printCertificate: createCertificatePrinter('https://registration.example'),
  cursors: createCursors(createTestKeys()),
};

const PLENTY: Allowances = { reads: 1_000, writes: 1_000, 'look-ups': 1_000, public: 1_000, failedSignIns: 1_000 };

/** Stands in a minute that doesn't end while these tests run: no window changes under one. */
const STANDING = Date.now() + 45_000;
const standing = () => STANDING;

const uri = freshDatabase();
const connection = await connectMongo({ uri, appName: 'tirkeu-test-limits' });
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const integrator = (clientId: string): Caller => ({
  kind: 'integrator',
  clientId,
  channel: 'portal',
  scopes: ['applications:write', 'cases:read', 'residents:read'],
});

/** An api whose callers say who they are, and some of them wrongly. */
const startApi = (allowances: Partial<Allowances>, now = standing): Promise<string> =>
  listen(async () => {
    const limits = createLimits({ ...PLENTY, ...allowances }, await createCountStore(connection, now));
    const access = {
      authenticate: async (request: { get(name: string): string | undefined }) => {
        const name = request.get('x-test-caller');
        if (name === 'forger') throw invalidToken('It is forged.');
        return name === undefined ? undefined : integrator(name);
      },
      accessLog: { record: async () => undefined },
    };
    return createApp(dependencies, silent, access, [], { limits, trustedProxies: ['127.0.0.1/32'] });
  });

const readAs = (api: string, caller: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  ask(api, {
    path: '/v1/cases',
    headers: { ...(caller === undefined ? {} : { 'x-test-caller': caller }), ...headers },
  });

describe('a client that asks too much', () => {
  test('is told how much is left, and then when there is more', async () => {
    const api = await startApi({ reads: 2 });
    const [first, second, third] = [await readAs(api, 'a'), await readAs(api, 'a'), await readAs(api, 'a')];
    expect(first.headers).toMatchObject({
      'ratelimit-policy': expect.stringMatching(/^"reads"; q=2; w=60/),
      ratelimit: expect.stringMatching(/^"reads"; r=1; t=\d+$/),
    });
    expect(second).toMatchObject({ status: 200, headers: { ratelimit: expect.stringContaining('r=0') } });
    expect(problemIn(third)).toMatchObject({ status: 429, code: 'too-many-requests' });
    const seconds = Number(third.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(2 * 60);
  });

  test('takes nothing away from another, nor from what counts as something else', async () => {
    const api = await startApi({ reads: 1, 'look-ups': 1 });
    expect([(await readAs(api, 'b')).status, (await readAs(api, 'b')).status]).toEqual([200, 429]);
    expect((await readAs(api, 'c')).status).toBe(200);
    const lookUp = { path: `/v1/residents/${iinOf(1)}/residence`, headers: { 'x-test-caller': 'b' } };
    expect((await ask(api, lookUp)).status).toBe(503);
    expect((await ask(api, lookUp)).status).toBe(429);
    expect((await ask(api, { path: '/healthz' })).headers).not.toHaveProperty('ratelimit');
  });

  test('has asked too much at every api', async () => {
    const [one, other] = [await startApi({ reads: 3 }), await startApi({ reads: 3 })];
    for (const api of [one, one]) expect((await readAs(api, 'd')).status).toBe(200);
    // The other one knows as soon as it has asked.
    await expect.poll(async () => (await readAs(other, 'd')).status).toBe(429);
  });

  test('is served again in the next minute', async () => {
    let at = standing();
    const api = await startApi({ reads: 1 }, () => at);
    expect([(await readAs(api, 'e')).status, (await readAs(api, 'e')).status]).toEqual([200, 429]);
    at += 60_000;
    expect((await readAs(api, 'e')).status).toBe(200);
  });
});

test('without MongoDB nobody is refused because counts can not be shared', async () => {
  const away = await connectMongo({ uri, appName: 'tirkeu-test-limits-away' });
  const counts = await createCountStore(away, standing);
  await away.close();
  const store = counts('reads', 60_000);
  expect([await store.increment('f'), await store.increment('f')]).toMatchObject([{ totalHits: 1 }, { totalHits: 2 }]);
});

describe('wrong sign-ins', () => {
  test('are counted by address, and then not even looked at', async () => {
    const api = await startApi({ failedSignIns: 2 });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const asked = ['forger', undefined, 'forger', 'g'];
    const answers = [];
    for (const caller of asked) answers.push((await readAs(api, caller, from('192.0.2.1'))).status);
    expect(answers).toEqual([401, 401, 429, 429]);
    expect((await readAs(api, 'g', from('192.0.2.2'))).status).toBe(200);
  });

  test('of a whole IPv6 network are one address', async () => {
    const api = await startApi({ failedSignIns: 1 });
    const statuses = [];
    for (const host of ['::1', '::2']) {
      statuses.push((await readAs(api, 'forger', { 'x-forwarded-for': `2001:db8${host}` })).status);
    }
    expect(statuses).toEqual([401, 429]);
  });
});

test('allowances are numbers from 1, and named where they are none', () => {
  expect(readAllowances({ LIMIT_READS: '7' })).toMatchObject({ reads: 7 });
  expect(() => readAllowances({ LIMIT_READS: '0', LIMIT_WRITES: 'many' })).toThrow(/LIMIT_READS[\s\S]*LIMIT_WRITES/);
});

test('nobody who may not call has their body read', async () => {
  const api = await startApi({});
  const body = '{"broken';
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'key' };
  const post = { method: 'POST', path: '/v1/applications', body };
  expect(problemIn(await ask(api, { ...post, headers }))).toMatchObject({ status: 401 });
  const known = { ...headers, 'x-test-caller': 'h' };
  expect(problemIn(await ask(api, { ...post, headers: known }))).toMatchObject({ code: 'malformed-request' });
});

test('a path longer than any call needs is refused', async () => {
  const api = await startApi({});
  expect(problemIn(await ask(api, { path: `/v1/cases?q=${'a'.repeat(5_000)}` }))).toMatchObject({ status: 414 });
});

test('what takes too long is answered all the same', async () => {
  const endless = await listen(() =>
    createApp(
      { ...dependencies, reader: { ...reader, listCases: () => new Promise(() => undefined) } },
      silent,
      undefined,
      [],
      {
        handlingLimitMs: 1,
      },
    ),
  );
  const answer = await ask(endless, { path: '/v1/cases' });
  expect(problemIn(answer)).toMatchObject({ status: 503, code: 'temporarily-unavailable' });
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
});
