import { describe, expect, test } from 'vitest';
import { answerConsent, signAnswer, signAsOf } from '../support/case-actions.ts';
import { countOf, file, only, pair, passUntil, plotOf, readCase, startStories, untilOver } from '../support/story.ts';

const product = await startStories();

/** How often a signature may be rejected for one consent within a day; what the product says in `domain/messages.ts`. */
const ATTEMPTS_PER_DAY = 10;

describe('somebody else’s proof doesn’t count (R12, R13)', () => {
  test('a signature by another person', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const { consentId } = only(consents);
    const evidence = await signAnswer(product, caseId, consentId, scenario.applicantSignAs);
    expect(await product.api.decide(caseId, consentId, 'give', evidence)).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason: 'wrong-person' },
    });
  });

  test('one owner’s signature for the other owner', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first, second] = pair(consents);
    const evidence = await signAnswer(product, caseId, first.consentId, signAsOf(scenario, first));
    expect(await product.api.decide(caseId, second.consentId, 'give', evidence)).toMatchObject({ status: 422 });
    expect(await countOf(product, caseId, 'consent-given')).toBe(0);
  });

  test('a consent to another case, though its signer is the same', async () => {
    const here = await file(product, 'renter-one-owner');
    const there = await file(product, 'renter-one-owner');
    const consent = only(here.consents);
    const signer = signAsOf(here.scenario, consent);
    const evidence = await signAnswer(product, there.caseId, only(there.consents).consentId, signer);
    expect(await product.api.decide(here.caseId, consent.consentId, 'give', evidence)).toMatchObject({
      status: 422,
      body: { reason: 'wrong-document' },
    });
  });

  test('a signed refusal, sent as a consent', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const refusal = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), {
      answer: 'decline',
    });
    expect(await product.api.decide(caseId, consent.consentId, 'give', refusal)).toMatchObject({ status: 422 });
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-consent', outcome: null });
  });

  test.each([
    ['expired', 'certificate-expired'],
    ['revoked', 'revoked'],
    ['auth-key', 'not-a-signing-key'],
    ['foreign-ca', 'untrusted-chain'],
    ['wrong-iin', 'wrong-person'],
  ])('a certificate that is flawed: %s', async (flaw, reason) => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), { flaw });
    expect(await product.api.decide(caseId, consent.consentId, 'give', evidence)).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason },
    });
    expect(await plotOf(product, caseId)).toEqual(['application-received', 'case-opened', 'evidence-rejected']);
  });
});

describe('a stranger’s message', () => {
  test('about a consent that nobody asked for finds nothing', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
    const answer = await product.api.decide(caseId, crypto.randomUUID(), 'give', evidence);
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-consent' } });
  });

  test('about a case that never was finds nothing, and starts none', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
    const nowhere = crypto.randomUUID();
    const answers = [
      await product.api.decide(nowhere, consent.consentId, 'give', evidence),
      await product.api.revoke(nowhere, consent.consentId, evidence),
      await product.api.cancel(nowhere),
      await product.api.review(nowhere, 'approve', 'so'),
      await product.api.getCase(nowhere),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, 'case-not-found']));
  });

  test('that revokes what was not given is turned away', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), {
      answer: 'revoke',
    });
    const answer = await product.api.revoke(caseId, consent.consentId, evidence);
    expect(answer).toMatchObject({ status: 409, body: { code: 'consent-not-given' } });
  });
});

describe('who guesses again and again', () => {
  test('must wait until a day after, and the owner can answer then', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    for (let attempt = 1; attempt <= ATTEMPTS_PER_DAY; attempt += 1) {
      const guess = await product.control.sign(scenario.applicantSignAs, Buffer.from(`guess ${attempt}`));
      expect(await product.api.decide(caseId, consent.consentId, 'give', guess)).toMatchObject({ status: 422 });
    }
    const tooMany = await answerConsent(product, scenario, caseId, consent);
    expect(tooMany).toMatchObject({ status: 429, body: { code: 'too-many-attempts', retryAt: expect.any(String) } });
    expect(tooMany.headers.get('retry-after')).toBe(new Date(String(tooMany.body['retryAt'])).toUTCString());

    await passUntil(product, tooMany.body['retryAt'], 1_000);
    expect(await answerConsent(product, scenario, caseId, consent)).toMatchObject({ status: 200 });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'evidence-rejected')).toBe(ATTEMPTS_PER_DAY);
  });
});
