import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createApiServer } from '../../api/create-api-server.ts';
import { type Scope, SCOPES } from '../../api/access/caller.ts';
import type { Allowances, Budget } from '../../api/limits/allowances.ts';
import { listen } from '../access/listen.ts';
import type { Answer, Question } from '../api/ask.ts';
import { problemIn } from '../api/problem-document.ts';
import { iinOf } from '../domain/sample-numbers.ts';
import { startClosedProduct } from './closed-product.ts';

/**
 * API4:2023. The attacker is a client like any other and wants the api to be busy with him: by what is large, deep, long, slow
 * or repeated. How the counting works has tests in test/api/limits.test.ts.
 */

const closed = await startClosedProduct();
const { send, tokenOf, staffToken, product } = closed;
const token = await tokenOf('portal');
const { application } = await product.control.takeScenario('renter-one-owner');
const MEGABYTE = 1024 * 1024;

/** One more api of the same product that limits how often somebody may ask. */
const startLimited = (allowances: Allowances): Promise<string> =>
  listen((publicUrl) => closed.createClosedApp(publicUrl, allowances));

const fileWith = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  send(
    { method: 'POST', path: '/v1/applications', body, headers: { 'idempotency-key': randomUUID(), ...headers } },
    token,
  );
const filing = (changes: object): string =>
  JSON.stringify({ application: { ...application, ...changes }, signature: { kind: 'otp', code: '000000' } });

/** Less than a body that is allowed takes on the slowest machine; far less than what is attacked would. */
const SOON_MS = 20_000;
async function soon<Value>(work: Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await work;
  expect(performance.now() - start).toBeLessThan(SOON_MS);
  return value;
}

describe('a body', () => {
  test.each<readonly [string, () => string | Uint8Array, Readonly<Record<string, string>>, number]>([
    ['of many megabytes', () => JSON.stringify('x'.repeat(5 * MEGABYTE)), {}, 413],
    [
      'that grows when it is unpacked',
      () => gzipSync(Buffer.alloc(50 * MEGABYTE, ' ')),
      { 'content-encoding': 'gzip' },
      413,
    ],
    ['of objects in objects', () => '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), {}, 400],
    ['of lists in lists', () => '['.repeat(200_000), {}, 400],
    ['of a million fields', () => `{${Array.from({ length: 100_000 }, (_, n) => `"f${n}":1`).join(',')}}`, {}, 400],
    ['of quotation marks without end', () => `{"a":"${'\\"'.repeat(500_000)}`, {}, 400],
    ['of a number without end', () => `{"a":${'9'.repeat(MEGABYTE)}}`, {}, 400],
    ['with a text without end', () => filing({ reason: 'x'.repeat(MEGABYTE) }), {}, 400],
    [
      'with a city of people',
      () => filing({ furtherRegistrants: Array.from({ length: 50_000 }, () => ({ iin: '0' })) }),
      {},
      400,
    ],
    [
      'whose signature is a megabyte',
      () => JSON.stringify({ application, signature: { kind: 'eds', cms: 'A'.repeat(MEGABYTE * 1.5) } }),
      {},
      400,
    ],
  ])('%s is refused soon, in few words', async (_what, body, headers, status) => {
    const answer = await soon(fileWith(body(), headers));
    expect(problemIn(answer).status === status || answer.status === 422).toBe(true);
    expect(answer.text.length).toBeLessThan(20_000);
  });

  test('that nobody signs has room for no more than words', async () => {
    const body = JSON.stringify({ reason: 'x'.repeat(MEGABYTE) });
    const path = `/v1/cases/${randomUUID()}/cancellation`;
    expect([400, 404, 413]).toContain((await soon(send({ method: 'POST', path, body }, token))).status);
  });
});

describe('a query', () => {
  test.each([
    ['a pattern that never ends', `q=${encodeURIComponent('(a+)+$'.repeat(16))}`, 200],
    ['a pattern of everything', `q=${encodeURIComponent('.*')}`, 200],
    ['more than a hundred characters', `q=${'x'.repeat(101)}`, 400],
    ['a page of a million', 'limit=1000000', 400],
    ['a page of less than nothing', 'limit=-1', 400],
    ['a page in another notation', 'limit=1e9', 400],
    ['a cursor of the attacker', `cursor=${Buffer.from('{"$where":"sleep(10000)"}').toString('base64url')}`, 400],
    ['a cursor without end', `cursor=${'A'.repeat(8_000)}`, 400],
    ['a thousand filters', Array.from({ length: 1_000 }, (_, n) => `f${n}=1`).join('&'), 400],
    ['one filter a thousand times', 'q=x&'.repeat(1_000), 400],
  ])('for %s is answered soon', async (_what, query, status) => {
    const answer = await soon(send({ path: `/v1/cases?${query}` }, token));
    expect([status, 414, 431]).toContain(answer.status);
    expect(answer.text.length).toBeLessThan(20_000);
  });
});

test.each([
  ['Idempotency-Key', { 'idempotency-key': 'k'.repeat(10_000) }],
  ['token', { authorization: `Bearer ${'a'.repeat(12_000)}` }],
  ['If-None-Match', { 'if-none-match': '"0",'.repeat(2_500) }],
  ['Accept-Language', { 'accept-language': 'kk;q=0.1,'.repeat(1_200) }],
])('An overlong %s costs nothing', async (_name, headers) => {
  const answer = await soon(send({ method: 'POST', path: '/v1/applications', body: '{}', headers }, token));
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

test('A client has few webhooks, however many it asks for', async () => {
  const bodies = Array.from({ length: 15 }, (_, n) => JSON.stringify({ url: `https://hooks.example.kz/${n}` }));
  const statuses: number[] = [];
  for (const body of bodies) statuses.push((await send({ method: 'POST', path: '/v1/webhooks', body }, token)).status);
  expect(statuses.filter((status) => status === 201).length).toBe(10);
  expect(statuses.at(-1)).toBe(409);
});

describe('a flood', async () => {
  const FEW: Allowances = { reads: 5, writes: 3, 'look-ups': 2, public: 4, failedSignIns: 3 };
  const [api, secondApi] = [await startLimited(FEW), await startLimited(FEW)];
  /** A client of the portal's channel. */
  const clientNamed = (name: string, scopes: readonly Scope[] = SCOPES) => tokenOf(name, scopes, 'portal');
  const lookUp = `/v1/residents/${iinOf(1)}/residence`;

  /** Each from another address, as far as the attacker can say so. */
  const flood = async (count: number, question: Question, ...[asWhom, to = api]: [asWhom?: string, to?: string]) => {
    const answers = Array.from({ length: count }, (_, index) =>
      send({ ...question, headers: { 'x-forwarded-for': `192.0.2.${index}`, ...question.headers } }, asWhom, to),
    );
    return Promise.all(answers);
  };
  const served = (answers: readonly Answer[]) => answers.filter(({ status }) => status !== 429);

  test.each<readonly [string, Budget, Question]>([
    ['of reads', 'reads', { path: '/v1/cases' }],
    ['of look-ups of people', 'look-ups', { path: lookUp }],
    ['of writes', 'writes', { method: 'POST', path: '/v1/applications', body: '{}' }],
    ['of calls that don’t exist for this client', 'reads', { path: '/v1/queues' }],
  ])(
    '%s is served as far as one client’s allowance goes, from however many addresses and with however many tokens',
    async (_what, budget, question) => {
      const client = `flood/${budget}/${question.path}`;
      const tokens = [
        await clientNamed(client),
        await clientNamed(client, ['cases:read', 'residents:read', 'applications:write']),
        await clientNamed(client),
      ];
      const answers = (await Promise.all(tokens.map((one) => flood(FEW[budget], question, one)))).flat();
      expect(served(answers)).toHaveLength(FEW[budget]);
      for (const answer of answers.filter(({ status }) => status === 429)) {
        expect(problemIn(answer).code).toBe('too-many-requests');
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
    },
  );

  test('of one client takes nothing from another, and nothing from its own other calls', async () => {
    const [busy, calm] = [await clientNamed('busy'), await clientNamed('calm')];
    await flood(FEW.reads * 2, { path: '/v1/cases' }, busy);
    expect(served(await flood(1, { path: '/v1/cases' }, calm))).toHaveLength(1);
    expect(served(await flood(1, { path: lookUp }, busy))).toHaveLength(1);
  });

  test('goes on at no other api of ours', async () => {
    const wandering = await clientNamed('wandering');
    await flood(FEW.reads * 2, { path: '/v1/cases' }, wandering);
    await expect.poll(async () => served(await flood(1, { path: '/v1/cases' }, wandering, secondApi))).toEqual([]);
  });

  test('of a member of staff is theirs, whatever their role says in the next token', async () => {
    const [caseworker, supervisor] = await Promise.all(
      (['caseworker', 'supervisor'] as const).map((role) => staffToken({ id: 'busy', role })),
    );
    await flood(FEW.reads, { path: '/v1/cases' }, caseworker);
    expect(served(await flood(1, { path: '/v1/cases' }, supervisor))).toEqual([]);
  });

  const forged: readonly (readonly [string, string | undefined])[] = [
    ['without a token', undefined],
    ['with a forged token', 'e30.e30.AAAA'],
    ['with a token that nobody can read', 'x'.repeat(2_000)],
  ];
  test.each(forged)('of calls %s is turned away unseen, from its address only', async (what, wrong) => {
    const [bad, good] = [`198.51.100.${what.length}`, `203.0.113.${what.length}`];
    const from = (address: string) => ({ path: '/v1/cases', headers: { 'x-forwarded-for': address } });
    // Twice over the end of a minute, which comes when it comes.
    const statuses = (await flood(FEW.failedSignIns * 4, from(bad), wrong)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    const victim = await clientNamed(`victim/${what.length}`);
    expect((await flood(1, from(good), victim)).map(({ status }) => status)).toEqual([200]);
  });

  test('of guesses at codes, which needs no token, is counted by address', async () => {
    const guess = { path: '/v1/certificates/AAAA-BBBB-CCCC', headers: { 'x-forwarded-for': '198.51.100.99' } };
    expect(served(await flood(FEW.public * 3, guess))).toHaveLength(FEW.public);
  });
});

describe('somebody who sends a byte at a time', () => {
  const server = createApiServer((_request, response) => void response.end());
  // As in production, but for how long a test can wait.
  server.headersTimeout = 500;
  server.requestTimeout = 1_000;
  server.listen(0, '127.0.0.1');
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  async function dribble(head: string): Promise<string> {
    if (!server.listening) await once(server, 'listening');
    const address = server.address();
    const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head);
    const drops = setInterval(() => socket.writable && socket.write('x'), 50);
    const answer = await text(socket).finally(() => clearInterval(drops));
    return answer;
  }

  test.each([
    ['in the headers', 'POST / HTTP/1.1\r\nhost: a\r\nx-slow: '],
    ['in the first line', 'POST /'],
  ])('%s is hung up on (slowloris)', async (_where, head) => {
    expect(await dribble(head)).toMatch(/^HTTP\/1\.1 408 /);
  });
});
