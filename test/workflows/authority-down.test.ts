import { afterEach, describe, expect, test } from 'vitest';
import { answerConsent, signAnswer, signAsOf } from '../support/case-actions.ts';
import {
  countOf,
  file,
  only,
  pass,
  passUntil,
  plotOf,
  readCase,
  startStories,
  trailOf,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const HALF_AN_HOUR_MS = 30 * 60 * 1000;

const isDown = (registry: string) => product.control.putFault({ registry, mode: 'down' });

afterEach(async () => {
  await product.control.clearFaults();
});

describe('the certification authority is down', () => {
  test('during a consent: the answer comes late, and counts from the moment it was sent (R15, R29)', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    await isDown('nca');
    const { status } = await answerConsent(product, scenario, caseId, only(consents));
    expect(status).toBe(202);
    await pass(product, '1 hour');
    await untilCaseIs(product, caseId, { waitingFor: { kind: 'registry', name: 'nca' } });
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    const events = await trailOf(product, caseId);
    const stuck = only(events.flatMap((event) => (event.fact.type === 'step-stuck' ? [event.fact.since] : [])));
    const given = only(events.filter(({ fact }) => fact.type === 'consent-given'));
    expect(given.at).toBe(stuck);
  });

  test('past the deadline: an answer that came in time is heard out before silence counts (R15)', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    await passUntil(product, (await readCase(product, caseId))['deadlineAt'], -HALF_AN_HOUR_MS);
    await isDown('nca');
    await answerConsent(product, scenario, caseId, only(consents));
    await pass(product, '1 hour');
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-consent', outcome: null });
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await plotOf(product, caseId)).not.toContain('deadline-passed');
  });

  test('past the deadline, and the answer turns out worthless: then silence counts', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const signer = signAsOf(scenario, consent);
    const evidence = await signAnswer(product, caseId, consent.consentId, signer, { flaw: 'revoked' });
    await passUntil(product, (await readCase(product, caseId))['deadlineAt'], -HALF_AN_HOUR_MS);
    await isDown('nca');
    const { status } = await product.api.decide(caseId, consent.consentId, 'give', evidence);
    expect(status).toBe(202);
    await pass(product, '1 hour');
    await product.control.clearFaults();
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'expired' });
  });
});

describe('the authority doesn’t know whether a certificate is revoked', () => {
  const setRevocation = (mode: 'good' | 'unknown') =>
    fetch(`${product.registries.url}/nca/_revocation`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode }),
    });

  afterEach(async () => {
    await setRevocation('good');
  });

  test('the consent waits: it is never taken for good, and counts once it is known to be (R12)', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    await setRevocation('unknown');
    const { status } = await answerConsent(product, scenario, caseId, only(consents));
    expect(status).toBe(202);
    await pass(product, '1 hour');
    expect(
      await untilCaseIs(product, caseId, { stage: 'awaiting-consent', stuckSince: expect.any(String) }),
    ).toMatchObject({
      consents: [{ status: 'pending' }],
      waitingFor: { kind: 'registry', name: 'nca' },
    });
    await setRevocation('good');
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });
});
