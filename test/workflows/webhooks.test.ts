import { describe, expect, test } from 'vitest';
import { consentAll, file, plotOf, startStories, untilOver } from '../support/story.ts';
import { isGenuine, startReceiver } from '../support/webhook-receiver.ts';
import { deliverWebhooks, subscribe, untilLog } from '../support/webhooks.ts';

const product = await startStories();
await deliverWebhooks(product);

describe('an integrator that subscribes', () => {
  test('is told of a case from its opening to its end, in order, with signatures that verify', async () => {
    const receiver = await startReceiver();
    const { webhookId, secret } = await subscribe(product, receiver.url);
    const filed = await file(product, 'renter-two-owners');
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    await untilLog(product, webhookId, (log) => log.length > 3 && log.every(({ status }) => status === 'delivered'));

    expect(receiver.received.map(({ type }) => type)).toEqual([
      'case.opened',
      'consent.decided',
      'consent.decided',
      'case.registered',
      'case.closed',
    ]);
    expect(receiver.received.every((message) => isGenuine(secret, message))).toBe(true);
    expect(new Set(receiver.received.map(({ caseId }) => caseId))).toEqual(new Set([filed.caseId]));
    expect(receiver.received.at(-1)).toMatchObject({ outcome: 'registered' });
    expect(await plotOf(product, filed.caseId)).toHaveLength(receiver.received.at(-1)?.revision ?? 0);
  });
});
