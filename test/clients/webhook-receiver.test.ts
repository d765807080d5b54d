import { describe, expect, test } from 'vitest';
import { createAddressRule } from '../../clients/address-rule.ts';
import { createWebhookSender, type ReceiverOptions } from '../../clients/webhook-receiver.ts';
import { testBody } from '../../domain/webhooks.ts';
import { answering, babbling, garbling, hanging, type Manner, startReceiver } from '../support/webhook-receiver.ts';

const LOOPBACK = ['127.0.0.0/8'];
const receiver = await startReceiver();
const body = JSON.stringify(testBody('6b0c7a44-6d4f-4f8c-9d0e-0f3f5a1f6f10', new Date(0).toISOString()));

const sendTo = (url: string, options: Partial<ReceiverOptions> = {}) =>
  createWebhookSender({ rule: createAddressRule(LOOPBACK), timeLimitMs: 2_000, ...options })({
    url,
    headers: {},
    body,
  });

/** As somebody has set their name server up. */
const resolvingTo = (...addresses: readonly string[]) => ({
  resolve: async () => addresses.map((address) => ({ address, family: 4 })),
});
const urlAt = (host: string): string => receiver.url.replace('127.0.0.1', host);

describe('a receiver that', () => {
  test.each<[string, Manner, object]>([
    ['accepts', answering(200), { kind: 'accepted', status: 200 }],
    ['accepts without a word', answering(204), { kind: 'accepted', status: 204 }],
    ['never wants anything again', answering(410), { kind: 'gone', status: 410 }],
    ['fails', answering(500), { kind: 'failed', reason: 'rejected', status: 500 }],
    ['rejects', answering(400), { kind: 'failed', reason: 'rejected', status: 400 }],
    ['says yes and never stops speaking', babbling, { kind: 'accepted', status: 200 }],
    ['answers with something else than HTTP', garbling, { kind: 'failed', reason: 'connection-failed', status: null }],
    ['takes the message and is silent', hanging, { kind: 'failed', reason: 'timed-out', status: null }],
    [
      'hangs up',
      (response) => response.socket?.destroy(),
      { kind: 'failed', reason: 'connection-failed', status: null },
    ],
    [
      'sends headers without end',
      (response) => void response.writeHead(200, { 'x-much': 'x'.repeat(100_000) }).end(),
      { kind: 'failed', reason: 'connection-failed', status: null },
    ],
    [
      'wants to change the protocol',
      (response) =>
        void response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      { kind: 'failed', reason: 'connection-failed', status: null },
    ],
  ])('%s', async (_what, manner, result) => {
    receiver.behave(manner);
    expect(await sendTo(receiver.url)).toEqual(result);
  });

  test.each([301, 302, 303, 307, 308])('answers %i to the inside is not followed', async (status) => {
    const inside = await startReceiver();
    receiver.behave(answering(status, { location: inside.url }));
    expect(await sendTo(receiver.url)).toEqual({ kind: 'failed', reason: 'redirected', status });
    expect(inside.received).toEqual([]);
  });

  test('is not there', async () => {
    const gone = await startReceiver();
    await gone.stop();
    expect(await sendTo(gone.url)).toMatchObject({ reason: 'connection-failed' });
  });

  test('speaks no TLS where TLS is expected', async () => {
    expect(await sendTo(receiver.url.replace('http:', 'https:'))).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^(tls|connection)-failed$/),
    });
  });
});

describe('a name', () => {
  test('that leads to an address of the inside is not called', async () => {
    const before = receiver.received.length;
    const strict = { rule: createAddressRule([]), ...resolvingTo('127.0.0.1') };
    expect(await sendTo(urlAt('hook.example.kz'), strict)).toMatchObject({ reason: 'forbidden-address' });
    expect(receiver.received.length).toBe(before);
  });

  test('that leads to a public address and to the inside is not called at either', async () => {
    const strict = { rule: createAddressRule([]), ...resolvingTo('8.8.8.8', '169.254.169.254') };
    expect(await sendTo('https://hook.example.kz/', strict)).toMatchObject({ reason: 'forbidden-address' });
  });

  test('that leads to a public address is not called without TLS', async () => {
    expect(await sendTo('http://hook.example.kz/', resolvingTo('8.8.8.8'))).toMatchObject({
      reason: 'forbidden-address',
    });
  });

  test('is resolved once: what it says a moment later changes nothing', async () => {
    const allowed = await startReceiver('127.0.0.2');
    const answers = ['127.0.0.2', '127.0.0.1'];
    let asked = 0;
    const rebinding = {
      rule: createAddressRule(['127.0.0.2/32']),
      resolve: async () => [{ address: answers[asked++] ?? '', family: 4 }],
    };
    expect(await sendTo(allowed.url.replace('127.0.0.2', 'hook.example.kz'), rebinding)).toMatchObject({
      kind: 'accepted',
    });
    expect(asked).toBe(1);
    expect(allowed.received).toHaveLength(1);
  });

  test('that nobody knows is said to be that', async () => {
    const unknown = async () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(await sendTo('http://hook.example.kz/', { resolve: unknown })).toMatchObject({ reason: 'name-not-found' });
  });

  test('whose server never answers takes no longer than everything may take', async () => {
    const silent = () => new Promise<never>(() => undefined);
    expect(await sendTo('http://hook.example.kz/', { resolve: silent, timeLimitMs: 100 })).toMatchObject({
      reason: 'timed-out',
    });
  });
});

test('an address in the URL itself is judged like one that a name leads to', async () => {
  const before = receiver.received.length;
  expect(await sendTo(receiver.url, { rule: createAddressRule([]) })).toMatchObject({ reason: 'forbidden-address' });
  expect(receiver.received.length).toBe(before);
});
