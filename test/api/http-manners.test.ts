import { connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createApiServer } from '../../api/create-api-server.ts';
import { caseIn, fileScenario } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { ask, asJson } from './ask.ts';
import { problemIn } from './problem-document.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const { apiUrl } = product;

const { caseId, consents } = caseIn(
  await fileScenario(product, await product.control.takeScenario('renter-one-owner')),
);
const casePath = `/v1/cases/${caseId}`;
const memberId = consents[0]?.consentId ?? '';
const consentPath = `${casePath}/consents/${memberId}`;

describe('a path', () => {
  const KNOWN = [
    ['/v1/applications', 'POST'],
    ['/v1/cases', 'GET, HEAD'],
    [casePath, 'GET, HEAD'],
    [`${casePath}/events`, 'GET, HEAD'],
    [`${consentPath}/document`, 'GET, HEAD'],
    [`${consentPath}/decision`, 'POST'],
    [`${consentPath}/revocation`, 'POST'],
    [`${casePath}/cancellation`, 'POST'],
    [`${casePath}/review`, 'POST'],
    [`${casePath}/objections/${memberId}`, 'POST'],
    [`${casePath}/objections/${memberId}/document`, 'POST'],
    [`${casePath}/stay-end`, 'POST'],
    [`${casePath}/stay-end/document`, 'POST'],
    [`${casePath}/deadline`, 'PUT'],
    [`${casePath}/assignee`, 'PUT'],
    ['/healthz', 'GET, HEAD'],
    ['/readyz', 'GET, HEAD'],
  ] as const;

  test.each(KNOWN)('%s names the methods it knows (%s) to whoever comes with another', async (path, allowed) => {
    for (const method of ['PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', allowed === 'POST' ? 'GET' : 'POST']) {
      const answer = await ask(apiUrl, { method, path });
      expect(problemIn(answer)).toMatchObject({ status: 405, code: 'method-not-allowed' });
      expect(answer.headers['allow']).toBe(allowed);
    }
  });

  test.each(KNOWN.filter(([, allowed]) => allowed.startsWith('GET')))(
    '%s answers HEAD like GET, without the body',
    async (path) => {
      const [head, get] = [await ask(apiUrl, { method: 'HEAD', path }), await ask(apiUrl, { path })];
      expect(head).toMatchObject({ status: get.status, text: '' });
      expect(head.headers['content-length']).toBe(get.headers['content-length']);
    },
  );

  test.each([
    '/',
    '/v1',
    '/v1/case',
    '/v1/cases/x/y/z',
    '/.env',
    '//',
    '/v1/cases/../../etc/passwd',
    '/V1/applications/x',
  ])('%s that nobody knows is not found', async (path) => {
    expect(problemIn(await ask(apiUrl, { path }))).toMatchObject({ status: 404 });
  });
});

describe('every answer', () => {
  test.each([casePath, '/v1/cases', '/v1/nothing', '/healthz'])('of %s says how it may be treated', async (path) => {
    const { headers } = await ask(apiUrl, { path });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'strict-transport-security': expect.stringContaining('max-age'),
      'referrer-policy': 'no-referrer',
      'cache-control': expect.stringMatching(/no-store|private, no-cache/),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});

describe('the entity tag of a case', () => {
  test('saves whoever has the case from getting it again, until it changes', async () => {
    const { headers } = await ask(apiUrl, { path: casePath });
    const tag = String(headers['etag']);
    expect(tag).toMatch(/^"\d+"$/);
    const again = await ask(apiUrl, { path: casePath, headers: { 'if-none-match': tag } });
    expect(again).toMatchObject({ status: 304, text: '', headers: { etag: tag } });
    const other = await ask(apiUrl, { path: casePath, headers: { 'if-none-match': '"0", W/"x"' } });
    expect(other.status).toBe(200);

    await ask(apiUrl, { method: 'POST', path: `${casePath}/cancellation`, headers: asJson(), body: '{}' });
    const changed = await ask(apiUrl, { path: casePath, headers: { 'if-none-match': tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).not.toBe(tag);
  });
});

describe('a client', () => {
  /** What the server answers to bytes that are no request. */
  async function answerTo(bytes: string): Promise<string> {
    const socket = connect(Number(new URL(apiUrl).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    return text(socket);
  }

  test.each([
    ['words', 'hello\r\n\r\n', 400],
    ['a method nobody has', 'BREW /v1/cases HTTP/1.1\r\n\r\n', 400],
    ['two lengths', 'POST /v1/applications HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
    ['a smuggled body', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n', 400],
    ['an endless path', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 431],
  ])('that sends %s gets a problem document', async (_what, bytes, status) => {
    const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
  });

  test('that dribbles its headers or its body is not waited for', () => {
    const server = createApiServer(() => undefined);
    expect(server.headersTimeout).toBeGreaterThan(0);
    expect(server.headersTimeout).toBeLessThanOrEqual(server.requestTimeout);
    expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
  });
});
