import { afterEach, describe, expect, test } from 'vitest';
import { answerConsent, fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';
import {
  countOf,
  type Filed,
  file,
  only,
  pair,
  pass,
  plotOf,
  residencesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

afterEach(async () => {
  await product.control.clearFaults();
});

/** Two owners of whom the first has consented, and taken it back; with the signature that no longer counts. */
async function consentRevoked(): Promise<Filed & { readonly oldSignature: unknown }> {
  const filed = await file(product, 'renter-two-owners');
  const { scenario, caseId } = filed;
  const [consent] = pair(filed.consents);
  const { consentId } = consent;
  const oldSignature = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
  await product.api.decide(caseId, consentId, 'give', oldSignature);
  const revocation = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent), { answer: 'revoke' });
  const { status, body } = await product.api.revoke(caseId, consentId, revocation);
  expect(status).toBe(200);
  expect(body).toMatchObject({ stage: 'awaiting-consent', consents: [{ status: 'revoked' }, { status: 'pending' }] });
  return { ...filed, oldSignature };
}

describe('a consent that is taken back before the commit (R14)', () => {
  test('is wanted again: the case doesn’t go on without it', async () => {
    const { scenario, caseId, consents } = await consentRevoked();
    const [, second] = pair(consents);
    const { body } = await answerConsent(product, scenario, caseId, second);
    expect(body).toMatchObject({ stage: 'awaiting-consent', outcome: null });
  });

  test('doesn’t come back with its old signature, not even in other clothes (R13)', async () => {
    const { caseId, consents, oldSignature } = await consentRevoked();
    const [{ consentId }] = pair(consents);
    const repeated = await product.api.decide(caseId, consentId, 'give', oldSignature);
    expect(repeated.body).toMatchObject({ consents: [{ status: 'revoked' }, { status: 'pending' }] });
    const handle = product.environment.client.workflow.getHandle(caseId);
    await handle.signal('ownerConsent', { consentId, decision: 'give', evidence: oldSignature });
    await expect.poll(() => countOf(product, caseId, 'evidence-rejected')).toBe(1);
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });

  test('can be given anew under the new document, and the case ends as registered', async () => {
    const { scenario, caseId, consents } = await consentRevoked();
    for (const consent of consents) await answerConsent(product, scenario, caseId, consent);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'consent-given')).toBe(3);
  });

  test('and never given again ends the case as expired', async () => {
    const { scenario, caseId, consents } = await consentRevoked();
    const [, second] = pair(consents);
    await answerConsent(product, scenario, caseId, second);
    expect(await untilOver(product, caseId)).toMatchObject({
      outcome: 'expired',
      consents: [{ status: 'expired' }, { status: 'given' }],
    });
  });

  test('while the second look at the registry waits, stops the case where it stands', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    await product.control.putFault({ registry: 'property', mode: 'down' });
    await answerConsent(product, scenario, caseId, consent);
    const revocation = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), {
      answer: 'revoke',
    });
    const { status, body } = await product.api.revoke(caseId, consent.consentId, revocation);
    expect({ status, stage: body.stage }).toEqual({ status: 200, stage: 'awaiting-consent' });
    await product.control.clearFaults();
    await pass(product, '10 minutes');
    expect(await plotOf(product, caseId)).not.toContain('ownership-confirmed');
    await answerConsent(product, scenario, caseId, consent);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('after the commit is turned away', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const revocation = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), {
      answer: 'revoke',
    });
    await product.control.putFault({ registry: 'population', operation: 'record-address-change', mode: 'down' });
    await answerConsent(product, scenario, caseId, consent);
    await untilCaseIs(product, caseId, { stage: 'registered' });
    const early = await product.api.revoke(caseId, consent.consentId, revocation);
    expect({ status: early.status, code: early.body.code }).toEqual({ status: 409, code: 'registration-committed' });
    await product.control.clearFaults();
    await untilOver(product, caseId);
    const late = await product.api.revoke(caseId, consent.consentId, revocation);
    expect({ status: late.status, code: late.body.code }).toEqual({ status: 409, code: 'case-closed' });
    expect(await residencesOf(product, scenario.registrant)).toHaveLength(2);
  });
});

describe('the applicant withdraws', () => {
  test('while owners are asked: the case ends as cancelled, and the owners’ answers are too late', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const { status, body } = await product.api.cancel(caseId, 'found another flat');
    expect(status).toBe(200);
    expect(body).toMatchObject({ stage: 'closed', outcome: 'cancelled' });
    const answer = await answerConsent(product, scenario, caseId, only(consents));
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 409, code: 'case-closed' });
  });

  test('while a registry is down: the step that waits for it is given up', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    await product.control.putFault({ registry: 'property', mode: 'down' });
    await answerConsent(product, scenario, caseId, only(consents));
    await pass(product, '10 minutes');
    const { status, body } = await product.api.cancel(caseId);
    expect({ status, outcome: body.outcome }).toEqual({ status: 200, outcome: 'cancelled' });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'cancelled', stuckSince: null });
    await product.control.clearFaults();
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('before the case could be opened: it ends, and the registrant may file anew', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    await product.control.putFault({ registry: 'property', mode: 'down' });
    const { body } = await fileScenario(product, scenario);
    const caseId = String(body.caseId);
    const cancelled = await product.api.cancel(caseId);
    expect({ status: cancelled.status, outcome: cancelled.body.outcome }).toEqual({
      status: 200,
      outcome: 'cancelled',
    });
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'cancelled', consents: [] });
    expect(await fileScenario(product, scenario)).toMatchObject({ status: 201, body: { stage: 'awaiting-consent' } });
  });

  test('while an owner’s answer is still being verified: the answer hears that the case is over', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    await product.control.putFault({ registry: 'nca', mode: 'down' });
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
    const answering = product.api.decide(caseId, consent.consentId, 'give', evidence);
    await pass(product, '10 seconds');
    await product.api.cancel(caseId);
    const { status, body } = await answering;
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'case-closed' });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'cancelled' });
  });
});
