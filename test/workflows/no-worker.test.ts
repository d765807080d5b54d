import { describe, expect, test } from 'vitest';
import { fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';
import type { Product } from '../support/product.ts';
import { countOf, file, only, pair, residencesOf, startIdle, untilCaseIs } from '../support/story.ts';

// On the server that production runs: the test server doesn't notice that a worker has left.
const product = await startIdle();

/** Has a worker carry on for as long as something takes, and stops it afterwards: nothing is left in its cache. */
async function withWorker<Value>(idle: Product, during: () => Promise<Value>): Promise<Value> {
  const worker = await idle.createWorker();
  return worker.runUntil(during);
}

describe('no worker runs', () => {
  test('an application is taken in and becomes a case as soon as one does', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const key = crypto.randomUUID();
    const filed = await fileScenario(product, scenario, { key });
    expect(filed).toMatchObject({ status: 202, body: { stage: 'opening' } });
    const caseId = String(filed.body.caseId);
    expect(await product.api.getCase(caseId)).toMatchObject({ status: 202, body: { caseId, stage: 'opening' } });
    await withWorker(product, async () => {
      await untilCaseIs(product, caseId, { stage: 'awaiting-consent' });
      expect(await fileScenario(product, scenario, { key })).toMatchObject({ status: 201, body: { caseId } });
    });
  });

  test('a consent that isn’t answered may be sent again, and counts once', async () => {
    const { scenario, caseId, consents } = await withWorker(product, () => file(product, 'renter-one-owner'));
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
    const send = () => product.api.decide(caseId, consent.consentId, 'give', evidence);
    expect(await send()).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    await withWorker(product, async () => {
      expect(await send()).toMatchObject({ status: 200 });
      expect(await untilCaseIs(product, caseId, { stage: 'closed' })).toMatchObject({ outcome: 'registered' });
    });
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });

  test('everything can be read: case, audit trail, document and lists', async () => {
    const { caseId, consents } = await withWorker(product, () => file(product, 'renter-one-owner'));
    expect(await product.api.getCase(caseId)).toMatchObject({ status: 200, body: { stage: 'awaiting-consent' } });
    expect(await product.api.listEvents(caseId)).toMatchObject({ status: 200 });
    expect(await product.api.send('GET', `/v1/cases?q=${caseId}`)).toMatchObject({ status: 200 });
    await expect(product.api.getDocument(caseId, only(consents).consentId)).resolves.toBeInstanceOf(Uint8Array);
  });

  test('a signal waits for one', async () => {
    const { scenario, caseId, consents } = await withWorker(product, () => file(product, 'renter-one-owner'));
    const consent = only(consents);
    const { consentId } = consent;
    const evidence = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
    const handle = product.environment.client.workflow.getHandle(caseId);
    await handle.signal('ownerConsent', { consentId, decision: 'give', evidence });
    await withWorker(product, async () => {
      expect(await untilCaseIs(product, caseId, { stage: 'closed' })).toMatchObject({ outcome: 'registered' });
    });
  });
});

describe('a worker that is replaced', () => {
  test('between any two steps leaves the case to the next, which knows it only from its history', async () => {
    const { scenario, caseId, consents } = await withWorker(product, () => file(product, 'renter-two-owners'));
    const [first, second] = pair(consents);
    const answer = async (consent: typeof first) => {
      const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
      return withWorker(product, () => product.api.decide(caseId, consent.consentId, 'give', evidence));
    };
    expect(await answer(first)).toMatchObject({ status: 200, body: { stage: 'awaiting-consent' } });
    await product.control.putFault({ registry: 'property', mode: 'down' });
    expect(await answer(second)).toMatchObject({ status: 200, body: { stage: 'checking-ownership' } });
    await product.control.clearFaults();
    await withWorker(product, async () => {
      expect(await untilCaseIs(product, caseId, { stage: 'closed' })).toMatchObject({ outcome: 'registered' });
    });
    expect(await residencesOf(product, scenario.registrant)).toHaveLength(2);
  });
});
