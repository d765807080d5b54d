import { afterEach, describe, expect, test } from 'vitest';
import { BACKOFF_MS, STUCK_FROM_ATTEMPT } from '../../domain/webhooks.ts';
import { webhookWorkflowId } from '../../workflows/contract.ts';
import { consentAll, file, pass, searchAttributesOf, startStories, untilOver } from '../support/story.ts';
import {
  answering,
  hanging,
  isGenuine,
  type Manner,
  type Receiver,
  startReceiver,
} from '../support/webhook-receiver.ts';
import {
  deliverWebhooks,
  deliveriesOf,
  distinct,
  subscribe,
  unsubscribe,
  untilLog,
  untilWaiting,
} from '../support/webhooks.ts';

const product = await startStories();
await deliverWebhooks(product, { timeLimitMs: 500 });

const webhookIds: string[] = [];
afterEach(async () => {
  for (const webhookId of webhookIds.splice(0)) await unsubscribe(product, webhookId);
});

async function subscribed(receiver: Receiver, types: readonly string[] | null = null) {
  const webhook = await subscribe(product, receiver.url, types);
  webhookIds.push(webhook.webhookId);
  return webhook;
}

/** A receiver that behaves like this, subscribed to openings, and a case that was just opened. */
async function openedFor(manner: Manner) {
  const receiver = await startReceiver();
  receiver.behave(manner);
  const webhook = await subscribed(receiver, ['case.opened']);
  const { caseId } = await file(product, 'renter-one-owner');
  return { receiver, ...webhook, caseId };
}

const statusOf = async (webhookId: string): Promise<unknown> =>
  (await product.api.send('GET', `/v1/webhooks/${webhookId}`)).body;

describe('a message that is not accepted', () => {
  test.each<[string, Manner]>([
    ['fails', answering(500)],
    ['redirects', answering(302, { location: 'http://169.254.169.254/latest/meta-data/' })],
    ['is silent', hanging],
  ])('by a receiver that %s is tried ten times over three days, and then given up', async (_what, manner) => {
    const { receiver, webhookId, caseId } = await openedFor(manner);
    for (const [index, waitMs] of BACKOFF_MS.entries()) {
      if (index > 0) await untilWaiting(product, webhookId, caseId);
      if (index > 0) await pass(product, waitMs);
      await untilLog(product, webhookId, ([delivery]) => delivery?.attempts.length === index + 1);
      // Nothing comes early.
      expect(receiver.received).toHaveLength(index + 1);
    }
    await untilLog(product, webhookId, ([delivery]) => delivery?.status === 'failed');
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    expect(await statusOf(webhookId)).toMatchObject({ status: 'disabled', disabledReason: 'unreachable' });
  });

  test('arrives when its receiver is back, and what happened meanwhile behind it, in order', async () => {
    const receiver = await startReceiver();
    await receiver.stop();
    const { webhookId, secret } = await subscribed(receiver);
    const filed = await file(product, 'renter-one-owner');
    await consentAll(product, filed);
    await untilLog(product, webhookId, (log) => log.some(({ attempts }) => attempts.length > 0));
    await untilOver(product, filed.caseId);
    await receiver.restart();
    // The longest wait between two attempts.
    await pass(product, '1 day');
    await untilLog(product, webhookId, (log) => log.length > 3 && log.every(({ status }) => status === 'delivered'));
    // The days that passed have ended other tests' cases, of which it was told as well.
    const ofCase = distinct(receiver.received).filter(({ caseId }) => caseId === filed.caseId);
    expect(ofCase.map(({ type }) => type)).toEqual([
      'case.opened',
      'consent.decided',
      'case.registered',
      'case.closed',
    ]);
    expect(receiver.received.every((message) => isGenuine(secret, message))).toBe(true);
  });

  test('shows to ops as stuck, until it is accepted', async () => {
    const { receiver, webhookId, caseId } = await openedFor(answering(503));
    const workflowId = webhookWorkflowId(webhookId, caseId);
    for (const [index, waitMs] of BACKOFF_MS.slice(1, STUCK_FROM_ATTEMPT).entries()) {
      await untilWaiting(product, webhookId, caseId);
      await pass(product, waitMs);
      await untilLog(product, webhookId, ([delivery]) => delivery?.attempts.length === index + 2);
    }
    await expect
      .poll(async () => searchAttributesOf(product, workflowId), { timeout: 20_000 })
      .toMatchObject({ Stuck: true, WaitingFor: 'receiver' });
    receiver.behave(answering(200));
    await untilWaiting(product, webhookId, caseId);
    await pass(product, '5 hours');
    await untilLog(product, webhookId, ([delivery]) => delivery?.status === 'delivered');
    await expect
      .poll(async () => searchAttributesOf(product, workflowId), { timeout: 20_000 })
      .toMatchObject({ Stuck: false });
  });
});

describe('a receiver that answers 410', () => {
  test('is never told anything again', async () => {
    const { receiver, webhookId } = await openedFor(answering(410));
    await untilLog(product, webhookId, ([delivery]) => delivery?.status === 'failed');
    expect(await statusOf(webhookId)).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    await untilOver(product, (await file(product, 'sole-owner')).caseId);
    expect(receiver.received).toHaveLength(1);
    expect(await deliveriesOf(product, webhookId)).toHaveLength(1);
  });
});

describe('a receiver that hangs', () => {
  test('delays nobody else, with more cases on their way than it may have connections', async () => {
    const slow = await startReceiver();
    slow.behave(hanging);
    const quick = await startReceiver();
    await subscribed(slow);
    const { webhookId } = await subscribed(quick, ['case.opened']);
    const cases = await Promise.all(Array.from({ length: 12 }, () => file(product, 'renter-one-owner')));
    await untilLog(
      product,
      webhookId,
      (log) => log.length === cases.length && log.every(({ status }) => status === 'delivered'),
    );
    expect(quick.received).toHaveLength(cases.length);
  });
});

describe('sending again', () => {
  test('what waits is tried at once, and what waits behind it follows', async () => {
    const { receiver, webhookId, caseId } = await openedFor(answering(500));
    for (const [index, waitMs] of BACKOFF_MS.slice(1, 5).entries()) {
      await untilWaiting(product, webhookId, caseId);
      await pass(product, waitMs);
      await untilLog(product, webhookId, ([delivery]) => delivery?.attempts.length === index + 2);
    }
    await untilWaiting(product, webhookId, caseId);
    receiver.behave(answering(200));
    const before = await product.environment.currentTimeMs();
    const [delivery] = await deliveriesOf(product, webhookId);
    const path = `/v1/webhooks/${webhookId}/deliveries/${delivery?.deliveryId}/redelivery`;
    expect((await product.api.send('POST', path)).status).toBe(202);
    await untilLog(product, webhookId, ([sent]) => sent?.status === 'delivered');
    expect((await product.environment.currentTimeMs()) - before).toBeLessThan(60_000);
    expect(receiver.received.at(-1)).toMatchObject({ caseId, id: delivery?.deliveryId });
  });

  test('what has arrived arrives once more under the same id, for receivers that keep ids to tell', async () => {
    const { receiver, webhookId } = await openedFor(answering(200));
    await untilLog(product, webhookId, ([delivery]) => delivery?.status === 'delivered');
    const [delivery] = await deliveriesOf(product, webhookId);
    await product.api.send('POST', `/v1/webhooks/${webhookId}/deliveries/${delivery?.deliveryId}/redelivery`);
    await untilLog(product, webhookId, ([sent]) => sent?.status === 'delivered' && sent.attempts.length === 2);
    expect(receiver.received.map(({ id }) => id)).toEqual([delivery?.deliveryId, delivery?.deliveryId]);
  });
});

describe('a secret that is replaced', () => {
  test('signs on beside the new one for a while, so that a receiver with either accepts', async () => {
    const receiver = await startReceiver();
    const { webhookId, secret: former } = await subscribed(receiver, ['case.opened']);
    const rotated = await product.api.send('POST', `/v1/webhooks/${webhookId}/secret`, {});
    const secret = String(rotated.body['secret']);
    await file(product, 'renter-one-owner');
    await untilLog(product, webhookId, (log) => log.length === 1 && log.every(({ status }) => status === 'delivered'));
    expect(receiver.received.map((message) => [isGenuine(former, message), isGenuine(secret, message)])).toEqual([
      [true, true],
    ]);
  });

  test('signs no longer at once where it has leaked', async () => {
    const receiver = await startReceiver();
    const { webhookId, secret: former } = await subscribed(receiver, ['case.opened']);
    const rotated = await product.api.send('POST', `/v1/webhooks/${webhookId}/secret`, { overlapHours: 0 });
    const secret = String(rotated.body['secret']);
    await file(product, 'renter-one-owner');
    await untilLog(product, webhookId, (log) => log.length === 1 && log.every(({ status }) => status === 'delivered'));
    expect(receiver.received.map((message) => [isGenuine(former, message), isGenuine(secret, message)])).toEqual([
      [false, true],
    ]);
  });
});

describe('a test message', () => {
  test('reaches a receiver before anything happens, also one that is switched off', async () => {
    const receiver = await startReceiver();
    const { webhookId, secret } = await subscribed(receiver);
    await product.api.send('PATCH', `/v1/webhooks/${webhookId}`, { status: 'disabled' });
    expect((await product.api.send('POST', `/v1/webhooks/${webhookId}/test`)).status).toBe(202);
    await untilLog(product, webhookId, ([delivery]) => delivery?.status === 'delivered');
    expect(receiver.received.map(({ type }) => type)).toEqual(['webhook.test']);
    expect(receiver.received.every((message) => isGenuine(secret, message))).toBe(true);
  });
});
