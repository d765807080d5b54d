import { describe, expect, test } from 'vitest';
import { problemIn } from '../api/problem-document.ts';
import { file } from '../support/story.ts';
import { answering, startReceiver } from '../support/webhook-receiver.ts';
import { deliveriesOf, deliverWebhooks, subscribe, untilLog } from '../support/webhooks.ts';
import { startClosedProduct } from './closed-product.ts';

/**
 * API7:2023. The attacker has an integrator's account and subscribes a URL that leads to our inside. What the URL itself gives away
 * is refused at once; a name that leads inside is found out when it is called (docs/decisions/0020).
 */

/** The one network of this file that may be called; what listens on 127.0.0.1 is the inside. */
const OUTSIDE = '127.0.0.2';

const closed = await startClosedProduct();
const { send, tokenOf, product } = closed;
const token = await tokenOf('bank');

/** A name server of the attacker's. */
let turn = 0;
const names: Record<string, () => string> = {
  'inside.example': () => '127.0.0.1',
  'metadata.example': () => '169.254.169.254',
  'mapped.example': () => '::ffff:127.0.0.1',
  'outside.example': () => OUTSIDE,
  // Once outside, from then on inside.
  'rebinding.example': () => ((turn += 1) === 1 ? OUTSIDE : '127.0.0.1'),
};
const resolve = async (host: string) => {
  const address = names[host]?.() ?? '127.0.0.1';
  return [{ address, family: address.includes(':') ? 6 : 4 }];
};

await deliverWebhooks(product, { resolve, networks: [`${OUTSIDE}/32`], timeLimitMs: 2_000 });

const URLS = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://0/',
  'https://[::]/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'https://[fd00::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1:27017/',
  'https://100.64.0.1/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://hooks.example.kz@127.0.0.1/',
  'https://127.0.0.1#@hooks.example.kz/',
  'https://hooks.example.kz:x@127.0.0.1/',
  String.raw`https://127.0.0.1\@hooks.example.kz/`,
  'https:127.0.0.1/',
  'http://hooks.example.kz/',
  'ftp://hooks.example.kz/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:27017/_x',
  'data:text/plain,x',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  '//127.0.0.1/',
  'https://',
  'https://hooks.example.kz/\r\nx-injected: 1\u0000',
];

test.each(URLS)('%s is no receiver', async (url) => {
  const body = JSON.stringify({ url });
  const made = await send({ method: 'POST', path: '/v1/webhooks', body }, token);
  expect(problemIn(made)).toMatchObject({ status: 400, errors: [{ pointer: '/url' }] });
});

describe('a name that', () => {
  test('leads inside is not called, and its owner isn’t told where it leads', async () => {
    const [secretService, receiver] = [await startReceiver(), await startReceiver(OUTSIDE)];
    const { port } = new URL(secretService.url);
    receiver.behave(answering(302, { location: `http://127.0.0.1:${port}/` }));

    // By the open api of the product, which lets names be subscribed without TLS: so there is something to call.
    const wrong = await Promise.all(
      ['inside.example', 'metadata.example', 'mapped.example'].map((host) =>
        subscribe(product, `http://${host}:${port}/hook`, ['case.opened']),
      ),
    );
    const redirecting = await subscribe(product, receiver.url.replace(OUTSIDE, 'outside.example'), ['case.opened']);
    const outsidePort = new URL(receiver.url).port;
    const rebinding = await subscribe(product, `http://rebinding.example:${outsidePort}/hook`, ['case.opened']);
    await file(product, 'renter-one-owner');

    const attempted = (webhookId: string) =>
      untilLog(product, webhookId, ([delivery]) => (delivery?.attempts.length ?? 0) > 0);
    for (const { webhookId } of [...wrong, redirecting, rebinding]) await attempted(webhookId);
    for (const { webhookId } of wrong) {
      const [delivery] = await deliveriesOf(product, webhookId);
      expect(delivery?.attempts[0]).toMatchObject({ result: 'forbidden-address', status: null });
      expect(JSON.stringify(delivery)).not.toMatch(/127\.0\.0\.1|169\.254/);
    }
    expect((await deliveriesOf(product, redirecting.webhookId))[0]?.attempts[0]).toMatchObject({ status: 302 });
    expect(secretService.received).toEqual([]);
  });
});
