import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Authenticate, Caller } from '../../api/access/caller.ts';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { createApiServer } from '../../api/create-api-server.ts';
import { createWebhookMessenger } from '../../api/webhooks/webhook-messenger.ts';
import { webhookRoutes } from '../../api/webhooks/webhook-routes.ts';
import { createAddressRule } from '../../clients/address-rule.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { WEBHOOK_TYPES } from '../../domain/webhooks.ts';
import { createLogger } from '../../platform/logging.ts';
import { createSecretBox } from '../../platform/secret-box.ts';
import { createWebhookStore } from '../../store/webhooks.ts';
import { iinOf } from '../domain/sample-numbers.ts';
import { openStore } from '../store/open-store.ts';
import { createTestKeys } from '../support/payload-keys.ts';
import { ask, asJson } from './ask.ts';

const { connection, reader } = await openStore();
const store = createWebhookStore(connection);
await store.ensureIndexes();
const secrets = createSecretBox(createTestKeys());
const nowhere = new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) });
const registry = { baseUrl: 'http://127.0.0.1:9' };

/** Whoever says so in a header is that client. */
const integrator: Authenticate = async (request): Promise<Caller> => ({
  kind: 'integrator',
  clientId: request.get('x-client') ?? 'bank',
  channel: 'bank',
  scopes: request.get('x-scope') === 'none' ? [] : ['webhooks:manage'],
});
const app = createApp(
  {
    reader,
    messenger: createCaseMessenger(nowhere),
    population: createPopulationClient(registry),
    address: createAddressClient(registry),
    policyAt: createPolicyAt(),
    printCertificate: createCertificatePrinter('https://registration.example'),
    cursors: createCursors(createTestKeys()),
  },
  createLogger({ name: 'test', level: 'silent' }),
  { authenticate: integrator, accessLog: { record: async () => undefined } },
  webhookRoutes({
    store,
    messenger: createWebhookMessenger(nowhere),
    secrets,
    cursors: createCursors(createTestKeys()),
    rule: createAddressRule([]),
    isHttpAllowed: false,
  }),
);
const server = createApiServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
const listening = server.address();
const base = `http://127.0.0.1:${typeof listening === 'string' ? '' : listening?.port}`;

const bodySchema = z.looseObject({
  webhookId: z.string().optional(),
  secret: z.string().optional(),
  code: z.string().optional(),
});

/** A call as a client; the answer is its status and what it says. */
async function call(client: string, method: string, path: string, body?: unknown, key?: string) {
  const headers = {
    ...(body === undefined ? {} : asJson()),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    'x-client': client,
  };
  const answer = await ask(base, {
    method,
    path,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return {
    status: answer.status,
    text: answer.text,
    body: bodySchema.parse(answer.text === '' ? {} : JSON.parse(answer.text)),
  };
}

let count = 0;
const newUrl = (): string => `https://hooks.example.kz/${(count += 1)}`;
async function created(client: string, url = newUrl()) {
  const { status, body } = await call(client, 'POST', '/v1/webhooks', { url });
  expect(status).toBe(201);
  return z.looseObject({ webhookId: z.uuid(), secret: z.string() }).parse(body);
}

describe('a webhook', () => {
  test('is made for everything unless types are named, and tells its secret once', async () => {
    const { webhookId, secret, ...shown } = await created('one');
    expect(shown).toMatchObject({ types: null, status: 'active', disabledReason: null, description: null });
    expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(32);
    for (const path of ['/v1/webhooks', `/v1/webhooks/${webhookId}`]) {
      const { status, text } = await call('one', 'GET', path);
      expect([status, text.includes(webhookId)]).toEqual([200, true]);
      expect(text).not.toMatch(/whsec_|secret|sealed/);
    }
  });

  test('is changed in what the body names and in nothing else', async () => {
    const { webhookId } = await created('two');
    const path = `/v1/webhooks/${webhookId}`;
    const first = await call('two', 'PATCH', path, {
      types: ['case.closed', 'case.closed'],
      description: 'of the branch',
    });
    expect(first.body).toMatchObject({ types: ['case.closed'], description: 'of the branch', status: 'active' });
    const second = await call('two', 'PATCH', path, { status: 'disabled' });
    expect(second.body).toMatchObject({ types: ['case.closed'], status: 'disabled', disabledReason: 'by-client' });
    const third = await call('two', 'PATCH', path, { status: 'active', types: null });
    expect(third.body).toMatchObject({ types: null, status: 'active', disabledReason: null });
  });

  test('gets a new secret as often as its owner wants', async () => {
    const { webhookId, secret } = await created('three');
    const path = `/v1/webhooks/${webhookId}/secret`;
    const rotated = [await call('three', 'POST', path, {}), await call('three', 'POST', path, { overlapHours: 1 })];
    expect(new Set([secret, ...rotated.map(({ body }) => body.secret)]).size).toBe(3);
  });

  test('is made once for a key, and tells its secret to the repeat', async () => {
    const [key, body] = [randomUUID(), { url: newUrl() }];
    const make = (wanted: object) => call('keyed', 'POST', '/v1/webhooks', wanted, key);
    const both = await Promise.all([make(body), make(body)]);
    const again = { ...(await make(body)), status: 201 };
    expect(both).toEqual([again, again]);
    expect(await make({ url: newUrl() })).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const { webhookId } = z.looseObject({ webhookId: z.string() }).parse(both[0]?.body);
    expect((await call('another', 'POST', '/v1/webhooks', { url: newUrl() }, key)).body.webhookId).not.toBe(webhookId);
    // Changed since: the repeat of an old request must not look as if it had done that.
    await call('keyed', 'PATCH', `/v1/webhooks/${webhookId}`, { description: 'changed' });
    expect(await make(body)).toMatchObject({ status: 409, body: { code: 'webhook-already-exists', webhookId } });
  });

  test('gets one new secret for a key, however often its owner asks', async () => {
    const { webhookId, secret } = await created('keyed-too');
    const key = randomUUID();
    const replace = (body: object) => call('keyed-too', 'POST', `/v1/webhooks/${webhookId}/secret`, body, key);
    const first = await replace({ overlapHours: 1 });
    expect(first.body.secret).not.toBe(secret);
    expect(await replace({ overlapHours: 1 })).toEqual(first);
    expect(await replace({ overlapHours: 2 })).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('has one test for a key', async () => {
    const { webhookId } = await created('keyed-test');
    const key = randomUUID();
    const send = () => call('keyed-test', 'POST', `/v1/webhooks/${webhookId}/test`, undefined, key);
    // Nobody is there to carry it: it is in the log all the same, once.
    expect([(await send()).status, (await send()).status]).toEqual([503, 503]);
    const log = await call('keyed-test', 'GET', `/v1/webhooks/${webhookId}/deliveries`);
    expect(JSON.parse(log.text)).toMatchObject({ data: [{ status: 'pending' }], nextCursor: null });
  });

  test('is gone when it is removed, with its log', async () => {
    const { webhookId } = await created('four');
    const path = `/v1/webhooks/${webhookId}`;
    expect((await call('four', 'DELETE', path)).status).toBe(204);
    for (const [method, rest] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
    ] as const) {
      expect(await call('four', method, `${path}${rest}`)).toMatchObject({
        status: 404,
        body: { code: 'webhook-not-found' },
      });
    }
  });

  test('exists once for a client and a URL: a repeat of a lost answer is told which', async () => {
    const url = newUrl();
    const { webhookId } = await created('five', url);
    expect(await call('five', 'POST', '/v1/webhooks', { url })).toMatchObject({
      status: 409,
      body: { code: 'webhook-already-exists', webhookId },
    });
    const other = await created('five');
    expect(await call('five', 'PATCH', `/v1/webhooks/${other.webhookId}`, { url })).toMatchObject({
      status: 409,
      body: { code: 'webhook-already-exists', webhookId },
    });
    // To another client the same URL is free: it can't learn that somebody has it.
    await created('six', url);
  });

  test('is one of ten at most', async () => {
    for (let made = 0; made < 10; made += 1) await created('seven');
    expect(await call('seven', 'POST', '/v1/webhooks', { url: newUrl() })).toMatchObject({
      status: 409,
      body: { code: 'too-many-webhooks' },
    });
  });
});

describe('another client’s webhook', () => {
  test.each([
    ['GET', '', undefined],
    ['PATCH', '', { status: 'disabled' }],
    ['DELETE', '', undefined],
    ['POST', '/secret', {}],
    ['POST', '/test', undefined],
    ['GET', '/deliveries', undefined],
  ])('is none: %s %s', async (method, rest, body) => {
    const { webhookId } = await created(`owner of ${method}${rest}`);
    const path = `/v1/webhooks/${webhookId}`;
    expect(await call('stranger', method, `${path}${rest}`, body)).toMatchObject({
      status: 404,
      body: { code: 'webhook-not-found' },
    });
    expect((await call(`owner of ${method}${rest}`, 'GET', path)).body).toMatchObject({ status: 'active' });
  });

  test('has deliveries that are none', async () => {
    const { webhookId } = await created('eight');
    const { deliveryId } = await store.addTest('eight', webhookId, randomUUID());
    const path = `/v1/webhooks/${webhookId}/deliveries/${deliveryId}`;
    expect((await call('eight', 'GET', path)).status).toBe(200);
    for (const [method, rest] of [
      ['GET', ''],
      ['POST', '/redelivery'],
    ] as const) {
      expect(await call('stranger', method, `${path}${rest}`)).toMatchObject({
        status: 404,
        body: { code: 'delivery-not-found' },
      });
    }
  });
});

describe('a webhook that can not be', () => {
  test.each([
    ['no URL', {}, '/url'],
    ['a URL without TLS', { url: 'http://hooks.example.kz/' }, '/url'],
    ['a URL of the inside', { url: 'https://169.254.169.254/latest/meta-data' }, '/url'],
    ['a URL of the inside in disguise', { url: 'https://0x7f.1/' }, '/url'],
    ['a URL with a password', { url: 'https://me:word@hooks.example.kz/' }, '/url'],
    ['a URL of a kilometre', { url: `https://hooks.example.kz/${'x'.repeat(1_000)}` }, '/url'],
    ['a URL that names somebody', { url: `https://hooks.example.kz/${iinOf(1)}` }, '/url'],
    ['a type that nobody sends', { url: 'https://hooks.example.kz/', types: ['case.eaten'] }, '/types/0'],
    ['no type at all', { url: 'https://hooks.example.kz/', types: [] }, '/types'],
    ['a secret of its own', { url: 'https://hooks.example.kz/', secret: 'whsec_MTIz' }, '/secret'],
    ['a client', { url: 'https://hooks.example.kz/', client: 'other' }, '/client'],
  ])('with %s is told why', async (_what, body, pointer) => {
    const answer = await call('nine', 'POST', '/v1/webhooks', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-body', errors: [{ pointer }] } });
  });
});

describe('the log', () => {
  test('is shown page by page, newest first, each message once', async () => {
    const { webhookId } = await created('ten');
    const ids: string[] = [];
    for (let made = 0; made < 7; made += 1)
      ids.unshift((await store.addTest('ten', webhookId, randomUUID())).deliveryId);
    const shown: string[] = [];
    const pageSchema = z.looseObject({
      data: z.array(z.looseObject({ deliveryId: z.string() })),
      nextCursor: z.string().nullable(),
    });
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await call('ten', 'GET', `/v1/webhooks/${webhookId}/deliveries?limit=3${query}`);
      const page = pageSchema.parse(body);
      shown.push(...page.data.map(({ deliveryId }) => deliveryId));
      cursor = page.nextCursor;
    }
    expect(shown.toSorted()).toEqual(ids.toSorted());
    expect(shown).toHaveLength(ids.length);
  });

  test.each(['nonsense', Buffer.from('["x"]').toString('base64url')])('knows no cursor %s', async (cursor) => {
    const { webhookId } = await created(`reader of ${cursor}`);
    const answer = await call(`reader of ${cursor}`, 'GET', `/v1/webhooks/${webhookId}/deliveries?cursor=${cursor}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-cursor' } });
  });
});

test('without the scope nothing can be done', async () => {
  const headers = { ...asJson(), 'x-scope': 'none' };
  const answer = await ask(base, {
    method: 'POST',
    path: '/v1/webhooks',
    headers,
    body: JSON.stringify({ url: newUrl() }),
  });
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([403, { code: 'scope-missing' }]);
});

test('while the engine is away a message is not sent, and its sender is told to come back', async () => {
  const { webhookId } = await created('eleven');
  expect(await call('eleven', 'POST', `/v1/webhooks/${webhookId}/test`)).toMatchObject({
    status: 503,
    body: { code: 'temporarily-unavailable' },
  });
});

test('secrets lie sealed in the store, each for its own webhook', async () => {
  const { webhookId, secret } = await created('twelve');
  const stored = await connection.collection('webhooks').find().toArray();
  const text = JSON.stringify(stored);
  expect(text).not.toContain('whsec_');
  expect(text).not.toContain(secret.slice(-20));
  const schema = z.object({ secrets: z.array(z.object({ sealed: z.string() })).min(1) });
  const sealed = schema.parse(stored.find(({ _id }) => String(_id) === webhookId)).secrets[0]?.sealed ?? '';
  expect(secrets.open(sealed, webhookId)).toBe(secret);
  expect(() => secrets.open(sealed, 'another')).toThrow('was changed, or is another');
});

test('every type that may be asked for is one that is sent', async () => {
  const { status } = await call('thirteen', 'POST', '/v1/webhooks', { url: newUrl(), types: WEBHOOK_TYPES });
  expect(status).toBe(201);
});
