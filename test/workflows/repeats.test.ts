import { describe, expect, test } from 'vitest';
import { fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';
import { countOf, file, only, pair, residencesOf, startStories, untilOver } from '../support/story.ts';

const product = await startStories();

describe('the same answer sent twice', () => {
  test('gets the same answer while the case waits for others', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [{ consentId }] = pair(consents);
    const [consent] = pair(consents);
    const evidence = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
    const first = await product.api.decide(caseId, consentId, 'give', evidence);
    const second = await product.api.decide(caseId, consentId, 'give', evidence);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });

  test('at the same moment counts once', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
    const answers = await Promise.all(
      [1, 2, 3].map(() => product.api.decide(caseId, consent.consentId, 'give', evidence)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await countOf(product, caseId, 'consent-given')).toBe(1);
  });

  test.each(['give', 'decline'] as const)('is recognised after it has ended the case: %s', async (decision) => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), {
      answer: decision,
    });
    await product.api.decide(caseId, consent.consentId, decision, evidence);
    await untilOver(product, caseId);
    const { status, body } = await product.api.decide(caseId, consent.consentId, decision, evidence);
    expect(status).toBe(200);
    expect(body).toEqual((await product.api.getCase(caseId)).body);
  });
});

describe('another answer after the decision', () => {
  test('is turned away, though the signature is sound: the first answer counts', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [consent] = pair(consents);
    const { consentId } = consent;
    const yes = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
    const no = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent), { answer: 'decline' });
    await product.api.decide(caseId, consentId, 'give', yes);
    const { status, body } = await product.api.decide(caseId, consentId, 'decline', no);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'consent-already-decided' });
  });

  test('is turned away after the case is over, too', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const { consentId } = consent;
    const yes = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
    const no = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent), { answer: 'decline' });
    await product.api.decide(caseId, consentId, 'give', yes);
    await untilOver(product, caseId);
    const { status, body } = await product.api.decide(caseId, consentId, 'decline', no);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'consent-already-decided' });
    expect(await residencesOf(product, scenario.registrant)).toHaveLength(2);
  });

  test('with yes and no at the same moment, one of them counts and the other hears so', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
    const consent = only(consents);
    const { consentId } = consent;
    const yes = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
    const no = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent), { answer: 'decline' });
    const answers = await Promise.all([
      product.api.decide(caseId, consentId, 'give', yes),
      product.api.decide(caseId, consentId, 'decline', no),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const given = await countOf(product, caseId, 'consent-given');
    const declined = await countOf(product, caseId, 'consent-declined');
    expect(given + declined).toBe(1);
  });
});

describe('messages to a case that is over', () => {
  test('say what the case says, not that there is none', async () => {
    const { caseId } = await file(product, 'sole-owner');
    await untilOver(product, caseId);
    const { status, body } = await product.api.cancel(caseId);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'case-closed' });
    const review = await product.api.review(caseId, 'approve', 'late');
    expect({ status: review.status, code: review.body.code }).toEqual({ status: 409, code: 'case-closed' });
  });

  test('cancelled twice is cancelled', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const first = await product.api.cancel(caseId, 'moved elsewhere');
    await untilOver(product, caseId);
    const again = await product.api.cancel(caseId, 'moved elsewhere');
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toMatchObject({ outcome: 'cancelled' });
  });
});

describe('the same application under the same Idempotency-Key', () => {
  test('gets the same case, open or over', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const key = crypto.randomUUID();
    const first = await fileScenario(product, scenario, { key });
    const second = await fileScenario(product, scenario, { key });
    const caseId = String(first.body.caseId);
    await product.api.cancel(caseId);
    await untilOver(product, caseId);
    const third = await fileScenario(product, scenario, { key });
    const answers = [first, second, third];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ body }) => body.caseId)).toEqual([caseId, caseId, caseId]);
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual(answers.map(() => `/v1/cases/${caseId}`));
    expect(third.body).toMatchObject({ outcome: 'cancelled' });
  });

  test('filed several times at once is one case', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => fileScenario(product, scenario, { key })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
  });

  test('gets the refusal that the first got', async () => {
    const scenario = await product.control.takeScenario('deceased');
    const key = crypto.randomUUID();
    const first = await fileScenario(product, scenario, { key });
    const second = await fileScenario(product, scenario, { key });
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.body).toMatchObject({ outcome: 'refused', refusal: { ground: 'registrant-deceased' } });
  });

  test('may be filed once more after it was not accepted, and counts then', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const key = crypto.randomUUID();
    const rejected = await fileScenario(product, scenario, { key, flaw: 'revoked' });
    expect(rejected).toMatchObject({ status: 422, body: { code: 'signature-rejected', reason: 'revoked' } });
    expect(await fileScenario(product, scenario, { key })).toMatchObject({ status: 201 });
  });

  test.each(['open', 'over'])('with another body is refused while the case is %s', async (stage) => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const key = crypto.randomUUID();
    const { body } = await fileScenario(product, scenario, { key });
    if (stage === 'over') {
      await product.api.cancel(String(body.caseId));
      await untilOver(product, String(body.caseId));
    }
    const application = { ...scenario.application, reason: 'something else' };
    expect(await fileScenario(product, { ...scenario, application }, { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });
});

describe('two applications for one registrant (R28)', () => {
  test('at once: one becomes a case, the other names it and may follow when that one has ended', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const keys = [crypto.randomUUID(), crypto.randomUUID()];
    const answers = await Promise.all(keys.map((key) => fileScenario(product, scenario, { key })));
    const opened = only(answers.filter(({ status }) => status === 201));
    const refused = only(answers.filter(({ status }) => status === 409));
    expect(refused.body).toMatchObject({ code: 'case-already-open', caseId: opened.body.caseId });
    await product.api.cancel(String(opened.body.caseId));
    const again = await Promise.all(keys.map((key) => fileScenario(product, scenario, { key })));
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(again.map(({ body }) => body.stage))).toEqual(new Set(['awaiting-consent', 'closed']));
  });
});
