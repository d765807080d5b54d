import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createRegistryCall } from '../../clients/registry-call.ts';
import { RegistryFailure } from '../../clients/registry-failure.ts';

const SECRET = '850101300000';

/** A registry that answers every request in one way, and the call to it. */
async function callTo(listener: RequestListener, timeoutMs = 5_000) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return createRegistryCall('population', { baseUrl: `http://127.0.0.1:${port}/base/`, timeoutMs });
}

const answering =
  (status: number, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  (...[, response]: Parameters<RequestListener>) => {
    response.writeHead(status, headers).end(body);
  };

const request = {
  operation: 'find-person',
  method: 'GET',
  path: `/persons/${SECRET}`,
  answer: z.object({ iin: z.string() }),
} as const;

async function failureOf(listener: RequestListener, timeoutMs?: number): Promise<RegistryFailure> {
  const call = await callTo(listener, timeoutMs);
  const failure: unknown = await call.find(request).catch((error: unknown) => error);
  if (!(failure instanceof RegistryFailure)) throw new Error(`no failure: ${JSON.stringify(failure)}`);
  return failure;
}

describe('a call to a registry', () => {
  it('gives the answer, parsed, from below the base URL', async () => {
    const call = await callTo((incoming, response) => {
      response.end(JSON.stringify({ iin: incoming.url, more: 'ignored' }));
    });
    expect(await call.find(request)).toEqual({ iin: `/base/persons/${SECRET}` });
  });

  it('sends body and idempotency key', async () => {
    const call = await callTo((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const { method, headers } = incoming;
        const body = Buffer.concat(chunks).toString();
        const key = String(headers['idempotency-key']);
        response.end(JSON.stringify({ iin: `${method} ${key} ${headers['content-type']} ${body}` }));
      });
    });
    const sent = await call.send({ ...request, method: 'POST', body: { a: 'Ә' }, idempotencyKey: 'key-1' });
    expect(sent.iin).toBe('POST key-1 application/json {"a":"Ә"}');
  });

  const unknown = answering(404, JSON.stringify({ code: 'not-found', message: 'not here' }));

  it('finds nothing where the registry itself says so', async () => {
    expect(await (await callTo(unknown)).find(request)).toBeUndefined();
  });

  it('takes the same answer for a rejection where something was to be done', async () => {
    await expect((await callTo(unknown)).send(request)).rejects.toMatchObject({ code: 'rejected', retryable: false });
  });

  const html = { 'content-type': 'text/html; charset=utf-8' };
  const classified: [string, RequestListener, RegistryFailure['code'], boolean][] = [
    ['400', answering(400, '{}'), 'rejected', false],
    ['401', answering(401, '{}'), 'rejected', false],
    ['403 as a web page', answering(403, '<html>', html), 'rejected', false],
    ['409', answering(409, '{}'), 'rejected', false],
    ['422', answering(422, '{}'), 'rejected', false],
    ['408', answering(408, '{}'), 'timeout', true],
    ['429', answering(429, '{}'), 'rate-limited', true],
    ['500', answering(500, '{}'), 'server-error', true],
    ['502 as a web page', answering(502, '<html>', html), 'server-error', true],
    ['503', answering(503, ''), 'server-error', true],
    ['a web page', answering(200, '<html>', html), 'maintenance', true],
    ['a 404 as a web page, as a gateway gives it', answering(404, '<html>', html), 'maintenance', true],
    ['a 404 that doesn’t say what is missing', answering(404, '{}'), 'invalid-answer', true],
    ['a 404 of a wrong address', answering(404, '{"code":"unknown-operation"}'), 'invalid-answer', true],
    ['a redirection', answering(302, '', { location: '/elsewhere' }), 'invalid-answer', true],
    ['no content', answering(204, ''), 'invalid-answer', true],
    ['half a JSON document', answering(200, `{"iin":"${SECRET}`), 'invalid-answer', true],
    ['a missing field', answering(200, '{}'), 'invalid-answer', true],
    ['a field of another type', answering(200, `{"iin":${SECRET}}`), 'invalid-answer', true],
    ['an endless answer', answering(200, 'x'.repeat(2 ** 21)), 'invalid-answer', true],
    ['a connection that ends before the answer', (incoming) => incoming.socket.destroy(), 'unreachable', true],
    [
      'a connection that ends within the answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"iin":', () => response.destroy());
      },
      'unreachable',
      true,
    ],
  ];

  test.each(classified)('takes %s for a failure and never for a no', async (_, listener, code, retryable) => {
    expect(await failureOf(listener)).toMatchObject({ registry: 'population', code, retryable });
  });

  it.each([
    ['never answers', () => undefined],
    [
      'never ends its answer',
      (...[, response]: Parameters<RequestListener>) => {
        response.writeHead(200);
        response.write('{');
      },
    ],
  ])('gives up on a registry that %s', async (_, listener) => {
    expect(await failureOf(listener, 50)).toMatchObject({ code: 'timeout', retryable: true });
  });

  it('takes a closed port for unreachable', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((resolve) => server.close(resolve));
    const call = createRegistryCall('population', { baseUrl: `http://127.0.0.1:${port}` });
    await expect(call.find(request)).rejects.toMatchObject({ code: 'unreachable', retryable: true });
  });

  it.each([
    ['seconds', '7', 7_000],
    ['zero', '0', 0],
    ['a day that has passed', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['nonsense', 'soon', undefined],
  ])('reads Retry-After in %s', async (_, header, expected) => {
    const failure = await failureOf(answering(429, '{}', { 'retry-after': header }));
    expect(failure.retryAfterMs).toBe(expected);
  });

  it('says where an answer is wrong', async () => {
    const failure = await failureOf(answering(200, '{"iin":null}'));
    expect(failure.message).toBe('population registry, find-person: invalid-answer (iin: invalid_type)');
  });

  it('keeps personal data out of every message, causes included', async () => {
    for (const [, listener] of classified) {
      const messages = [];
      for (let error: unknown = await failureOf(listener); error instanceof Error; error = error.cause) {
        messages.push(error.message);
      }
      expect(messages.join('\n')).not.toContain(SECRET);
    }
  });

  it('refuses a base URL that is none before anybody is asked for', () => {
    expect(() => createRegistryCall('population', { baseUrl: 'population:4000 ' })).not.toThrow(RegistryFailure);
    expect(() => createRegistryCall('population', { baseUrl: '/population' })).toThrow(TypeError);
  });
});
