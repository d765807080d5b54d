import { expect, test } from 'vitest';
import { answerConsent, caseIn, fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';
import { file, pair, startStories, untilCaseIs } from '../support/story.ts';

const product = await startStories();

test('a revocation that came before its consent is heard when it comes again (R14)', async () => {
  const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
  const [consent] = pair(consents);
  const signed = { answer: 'revoke' };
  const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), signed);
  expect((await product.api.revoke(caseId, consent.consentId, evidence)).body.code).toBe('consent-not-given');
  await answerConsent(product, scenario, caseId, consent);
  const { status, body } = await product.api.revoke(caseId, consent.consentId, evidence);
  expect({ status, first: body.consents?.[0]?.status }).toEqual({ status: 200, first: 'revoked' });
});

test.each([40_000, 600_000])(
  'a registry that says to come back in %i ms holds up nobody who writes to the case',
  async (delayMs) => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first, second] = pair(consents);
    await answerConsent(product, scenario, caseId, first);
    await product.control.putFault({ registry: 'property', mode: 'rate-limited', delayMs });
    try {
      await answerConsent(product, scenario, caseId, second);
      await untilCaseIs(product, caseId, { stage: 'checking-ownership' });
      const cancelled = await product.api.cancel(caseId, 'moved elsewhere');
      expect({ status: cancelled.status, outcome: cancelled.body.outcome }).toEqual({
        status: 200,
        outcome: 'cancelled',
      });
    } finally {
      await product.control.clearFaults();
    }
  },
);

test('a case whose workflow somebody terminated goes on when its application is filed again', async () => {
  const key = crypto.randomUUID();
  const scenario = await product.control.takeScenario('renter-one-owner');
  const { caseId, consents } = caseIn(await fileScenario(product, scenario, { key }));
  await product.environment.client.workflow.getHandle(caseId).terminate('by mistake');
  expect((await fileScenario(product, scenario, { key })).status).toBe(201);
  for (const consent of consents) await answerConsent(product, scenario, caseId, consent);
  await untilCaseIs(product, caseId, { outcome: 'registered', stage: 'closed' });
});
