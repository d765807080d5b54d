import { defaultPayloadConverter } from '@temporalio/common';
import { defineUpdate } from '@temporalio/workflow';
import { describe, expect, test } from 'vitest';
import { signAnswer, signAsOf } from '../support/case-actions.ts';
import { countOf, file, only, plotOf, readCase, startStories, trailOf, untilOver } from '../support/story.ts';

const product = await startStories();
const { environment } = product;

/** One owner is asked; the message with which they would consent. */
async function oneOwner() {
  const filed = await file(product, 'renter-one-owner');
  const consent = only(filed.consents);
  const { consentId } = consent;
  const evidence = await signAnswer(product, filed.caseId, consentId, signAsOf(filed.scenario, consent));
  const handle = environment.client.workflow.getHandle(filed.caseId);
  return { ...filed, handle, message: { consentId, decision: 'give', evidence } };
}

/** Signals as the Temporal CLI does, which knows no keys: bytes and their encoding as plain text. */
const signalPlainly = (caseId: string, payloads: readonly { encoding: string; data: Uint8Array }[]) =>
  environment.client.workflowService.signalWorkflowExecution({
    namespace: environment.namespace ?? 'default',
    workflowExecution: { workflowId: caseId },
    signalName: 'ownerConsent',
    input: {
      payloads: payloads.map(({ encoding, data }) => ({ metadata: { encoding: Buffer.from(encoding) }, data })),
    },
  });

const json = (value: unknown) => ({ encoding: 'json/plain', data: Buffer.from(JSON.stringify(value)) });

describe('the signal ownerConsent', () => {
  test('is the consent, as the HTTP call is', async () => {
    const { handle, caseId, message } = await oneOwner();
    await handle.signal('ownerConsent', message);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('may say no', async () => {
    const { handle, caseId, message } = await oneOwner();
    await handle.signal('ownerConsent', { ...message, decision: 'decline' });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'declined' });
  });

  test('is understood in plain text, as the Temporal CLI sends it', async () => {
    const { caseId, message } = await oneOwner();
    await signalPlainly(caseId, [json(message)]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('sent twice counts once', async () => {
    const { handle, caseId, message } = await oneOwner();
    await Promise.all([handle.signal('ownerConsent', message), handle.signal('ownerConsent', message)]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });

  test('and the HTTP call at the same moment count once', async () => {
    const { handle, caseId, message } = await oneOwner();
    const [, { status }] = await Promise.all([
      handle.signal('ownerConsent', message),
      product.api.decide(caseId, message.consentId, 'give', message.evidence),
    ]);
    expect([200, 409]).toContain(status);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });
});

const LONG_AGO = '2000-01-01T00:00:00.000Z';

const DEEP = Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], 'deep');

const SHAPES: readonly (readonly [string, readonly unknown[]])[] = [
  ['nothing at all', []],
  ['null', [null]],
  ['a number', [7]],
  ['text', ['give']],
  ['true', [true]],
  ['a list', [[{ decision: 'give' }]]],
  ['an empty object', [{}]],
  ['a consent without evidence', [{ consentId: 'x', decision: 'give' }]],
  ['evidence that is null', [{ consentId: 'x', decision: 'give', evidence: null }]],
  ['evidence of an unknown kind', [{ consentId: 'x', decision: 'give', evidence: { kind: 'promise' } }]],
  [
    'evidence with a number for the signature',
    [{ consentId: 'x', decision: 'give', evidence: { kind: 'eds', cms: 1 } }],
  ],
  ['a signature that is no base64', [{ consentId: 'x', decision: 'give', evidence: { kind: 'eds', cms: '%%%' } }]],
  [
    'a consent id that is an object',
    [{ consentId: { $ne: null }, decision: 'give', evidence: { kind: 'otp', code: '1' } }],
  ],
  ['an answer nobody knows', [{ consentId: 'x', decision: 'perhaps', evidence: { kind: 'otp', code: '1' } }]],
  ['a name of the prototype', [JSON.parse('{"__proto__":{"consentId":"x"},"constructor":1}')]],
  ['something deep', [DEEP]],
  ['several things', [1, 2, 3]],
];

describe('a malformed signal does no harm', () => {
  test('whatever JSON it is: the case goes on to be registered', async () => {
    const { handle, caseId, message } = await oneOwner();
    for (const [, args] of SHAPES) {
      await handle.signal('ownerConsent', ...args);
      await signalPlainly(caseId, args.map(json));
    }
    const before = await plotOf(product, caseId);
    expect(before).toEqual(['application-received', 'case-opened']);
    await handle.signal('ownerConsent', message);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test.each([
    ['no JSON', { encoding: 'json/plain', data: Buffer.from('{"consentId":') }],
    ['an encoding nobody knows', { encoding: 'json/unheard-of', data: Buffer.from('{}') }],
    ['bytes', { encoding: 'binary/plain', data: Buffer.from([0, 255, 128]) }],
    ['null', defaultNull()],
  ])('even if it is %s', async (_what, payload) => {
    const { handle, caseId, message } = await oneOwner();
    await signalPlainly(caseId, [payload]);
    await handle.signal('ownerConsent', message);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('nor does an unknown signal', async () => {
    const { handle, caseId, message } = await oneOwner();
    await handle.signal('ownerDeclaresWar', { loudly: true });
    await handle.signal('ownerConsent', message);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test.each(['decideConsent', 'revokeConsent', 'cancelApplication', 'decideReview', 'opened'])(
    'nor do malformed updates: %s',
    async (name) => {
      const { handle, caseId } = await oneOwner();
      for (const [, [message]] of SHAPES) {
        const update = defineUpdate<unknown, [unknown]>(name);
        await expect(handle.executeUpdate(update, { args: [message] })).rejects.toThrow();
      }
      expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-consent' });
      await product.api.cancel(caseId);
      expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'cancelled' });
    },
  );

  test('nor does a message that names another case, or another time', async () => {
    const { handle, caseId } = await oneOwner();
    const other = await oneOwner();
    const cancel = defineUpdate<unknown, [unknown]>('cancelApplication');
    await handle.executeUpdate(cancel, { args: [{ reason: null, caseId: other.caseId, since: 0, at: LONG_AGO }] });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'cancelled' });
    expect((await trailOf(product, caseId)).at(-1)?.at).not.toBe(LONG_AGO);
    expect(await readCase(product, other.caseId)).toMatchObject({ stage: 'awaiting-consent' });
  });
});

function defaultNull() {
  const { metadata, data } = defaultPayloadConverter.toPayload(null);
  return { encoding: Buffer.from(metadata?.['encoding'] ?? []).toString(), data: data ?? new Uint8Array() };
}
