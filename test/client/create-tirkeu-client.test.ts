import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyOf, createTirkeuClient, type Filing } from '../../client/create-tirkeu-client.ts';
import { APPLICATIONS } from '../../api/openapi/request-examples.ts';
import { EXAMPLE_IIN } from '../../api/openapi/example-numbers.ts';

interface Seen {
  readonly call: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Reply = (response: ServerResponse) => void;

const reply =
  (status: number, headers: Readonly<Record<string, string>>, body?: unknown): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
const problem = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Reply =>
  reply(status, { 'content-type': 'application/problem+json', ...headers }, { status, code, title: code });

const running: (() => void)[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop();
});

/** A server that gives these answers, one after another, and the client of it. */
async function speakTo(replies: readonly Reply[], options: { readonly token?: () => string } = {}) {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      seen.push({ call: `${request.method} ${request.url}`, headers: request.headers, body });
      replies[seen.length - 1]?.(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const client = createTirkeuClient({
    baseUrl: `http://127.0.0.1:${address.port}/`,
    maxWaitMs: 10_000,
    wait: async (ms) => waits.push(ms),
    ...options,
  });
  return { client, seen, waits };
}

const filing: Filing = APPLICATIONS['permanent-residence'].value;

describe('a call', () => {
  it('goes out as the reference says, and is answered by status', async () => {
    const { client, seen } = await speakTo([reply(200, {}, { data: [], nextCursor: null })]);
    const answer = await client.listCases({ query: { stage: 'in-review', limit: 5, office: undefined } });
    expect(answer).toMatchObject({ ok: true, status: 200, body: { data: [], nextCursor: null } });
    expect(seen.map(({ call }) => call)).toEqual(['GET /v1/cases?stage=in-review&limit=5']);
  });

  it('encodes what stands in a path', async () => {
    const { client, seen } = await speakTo([problem(404, 'case-not-found')]);
    await client.getCase({ caseId: 'a/b?c' });
    expect(seen[0]?.call).toBe('GET /v1/cases/a%2Fb%3Fc');
  });

  it('gives a problem as a value, with its code', async () => {
    const { client } = await speakTo([problem(409, 'case-already-open')]);
    const answer = await client.fileApplication({ body: filing });
    expect(answer).toMatchObject({ ok: false, status: 409, problem: { code: 'case-already-open' } });
  });

  it('throws the problem where a program wants the body or nothing', async () => {
    const { client } = await speakTo([problem(404, 'case-not-found'), reply(200, {}, { data: [] })]);
    await expect(bodyOf(client.getCase({ caseId: 'x' }))).rejects.toThrow('404 case-not-found');
    expect(await bodyOf(client.listWebhooks())).toEqual({ data: [] });
  });

  it('gives bytes where the answer is none of JSON', async () => {
    const { client } = await speakTo([
      (response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('to sign'),
    ]);
    const answer = await client.wordStayEnd({ caseId: 'x', body: { by: { iin: EXAMPLE_IIN } } });
    expect(answer).toMatchObject({ ok: true, body: new TextEncoder().encode('to sign') });
  });

  it('tells a case that has not changed by its status alone', async () => {
    const { client, seen } = await speakTo([(response) => response.writeHead(304, { etag: '"7"' }).end()]);
    const answer = await client.getCase({ caseId: 'x', ifNoneMatch: '"7"' });
    expect(answer).toMatchObject({ ok: true, status: 304, body: undefined });
    expect(seen[0]?.headers['if-none-match']).toBe('"7"');
  });

  it('fails where something on the way answers in place of the api', async () => {
    const { client } = await speakTo([
      (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    ]);
    await expect(client.getCase({ caseId: 'x' })).rejects.toThrow('answers 502 without a problem document');
  });
});

describe('a call that is to come back later', () => {
  it('comes back once Retry-After allows, with the same key and the same body', async () => {
    const { client, seen, waits } = await speakTo([
      problem(503, 'temporarily-unavailable', { 'retry-after': '3' }),
      problem(429, 'too-many-passwords', { 'retry-after': '1' }),
      reply(201, {}, { caseId: 'x' }),
    ]);
    expect(await client.fileApplication({ body: filing })).toMatchObject({ ok: true, status: 201 });
    expect(waits).toEqual([3_000, 1_000]);
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(new Set(seen.map(({ body }) => body))).toEqual(new Set([JSON.stringify(filing)]));
  });

  it('uses the key that it is given', async () => {
    const { client, seen } = await speakTo([reply(201, {}, {})]);
    await client.fileApplication({ idempotencyKey: 'mine', body: filing });
    expect(seen[0]?.headers['idempotency-key']).toBe('mine');
  });

  it('understands a date', async () => {
    const at = new Date(Date.now() + 5_000);
    const { client, waits } = await speakTo([
      problem(503, 'temporarily-unavailable', { 'retry-after': at.toUTCString() }),
      reply(200, {}, {}),
    ]);
    await client.getCase({ caseId: 'x' });
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(0);
    expect(waits[0]).toBeLessThanOrEqual(5_000);
  });

  it('is told instead of waited for where that takes too long', async () => {
    const { client, seen, waits } = await speakTo([problem(429, 'too-many-attempts', { 'retry-after': '86400' })]);
    expect(await client.getCase({ caseId: 'x' })).toMatchObject({ ok: false, problem: { code: 'too-many-attempts' } });
    expect([seen.length, waits]).toEqual([1, []]);
  });

  it('gives up after four attempts', async () => {
    const away = problem(503, 'temporarily-unavailable', { 'retry-after': '0' });
    const { client, seen } = await speakTo(Array.from({ length: 9 }, () => away));
    expect(await client.getCase({ caseId: 'x' })).toMatchObject({ ok: false, status: 503 });
    expect(seen).toHaveLength(4);
  });

  it('is asked for its token each time', async () => {
    let count = 0;
    const token = (): string => `token-${(count += 1)}`;
    const { client, seen } = await speakTo(
      [problem(503, 'temporarily-unavailable', { 'retry-after': '0' }), reply(200, {}, {})],
      { token },
    );
    await client.getCase({ caseId: 'x' });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });
});
