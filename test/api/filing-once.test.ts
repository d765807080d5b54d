import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { answerConsent, caseIn, fileScenario } from '../support/case-actions.ts';
import { startStories, untilOver } from '../support/story.ts';

const product = await startStories();
const { api, control } = product;
const { models } = product.dependencies;

const PARALLEL = 50;

describe('an application filed under one key', () => {
  test('by fifty requests at once is one case, and all of them are told so', async () => {
    const { application, applicantSignAs } = await control.takeScenario('renter-one-owner');
    const signature = await control.sign(applicantSignAs, bytesToSign(application));
    const before = await models.cases.countDocuments();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: PARALLEL }, () => api.file(application, signature, key)));
    const { caseId } = caseIn(
      answers.find(({ status }) => status === 201) ?? (await api.file(application, signature, key)),
    );
    for (const { status, headers } of answers) {
      expect([201, 202]).toContain(status);
      expect(headers.get('location')).toBe(`/v1/cases/${caseId}`);
    }
    expect(await models.cases.countDocuments()).toBe(before + 1);
    expect(await models.events.countDocuments({ caseId })).toBe((await api.getCase(caseId)).body.revision);
  });

  test('again, with its members in another order, is the same application', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const key = randomUUID();
    const first = await fileScenario(product, scenario, { key });
    const reordered = Object.fromEntries(Object.entries(scenario.application).toReversed());
    const signature = await control.sign(scenario.applicantSignAs, bytesToSign(reordered));
    const second = await api.file(reordered, signature, key);
    expect(second).toMatchObject({ status: 201, body: { caseId: first.body.caseId, revision: first.body.revision } });
  });

  test('with another body is told so, while the case is open and when it is over', async () => {
    const [first, second] = await control.takeScenarios('renter-one-owner', 2);
    if (first === undefined || second === undefined) throw new Error('two scenarios were asked for');
    const key = randomUUID();
    const { caseId, consents } = caseIn(await fileScenario(product, first, { key }));
    const before = await models.cases.countDocuments();
    const misused = { status: 422, body: { code: 'idempotency-key-reused' } };
    expect(await fileScenario(product, second, { key })).toMatchObject(misused);
    for (const consent of consents) await answerConsent(product, first, caseId, consent);
    await untilOver(product, caseId);
    expect(await fileScenario(product, second, { key })).toMatchObject(misused);
    expect(await fileScenario(product, first, { key })).toMatchObject({
      status: 201,
      body: { caseId, outcome: 'registered' },
    });
    expect(await models.cases.countDocuments()).toBe(before);
  });
});

describe('a second application of the same person (R28)', () => {
  test('under another key is told of the open case, and leaves no trace', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const { caseId } = caseIn(await fileScenario(product, scenario));
    const before = await models.cases.countDocuments();
    const second = await fileScenario(product, scenario);
    expect(second).toMatchObject({ status: 409, body: { code: 'case-already-open', caseId } });
    // Cases, not events: time has passed for those of other tests, and somebody may just have been reminded.
    expect(await models.cases.countDocuments()).toBe(before);
    expect(await models.evidence.countDocuments({ caseId })).toBe(1);
  });

  test('under fifty keys at once opens one case', async () => {
    const { application, applicantSignAs, registrant } = await control.takeScenario('renter-one-owner');
    const signature = await control.sign(applicantSignAs, bytesToSign(application));
    const answers = await Promise.all(
      Array.from({ length: PARALLEL }, () => api.file(application, signature, randomUUID())),
    );
    // Not all are answered in time, fifty at once on a busy machine: some are only accepted, or told to send it again.
    const settled = answers.filter(({ status }) => ![202, 503].includes(status));
    const others = settled.filter(({ status, body }) => status !== 201 && body.code !== 'case-already-open');
    expect(others.map(({ body }) => body)).toEqual([]);
    const opened = () => models.cases.countDocuments({ registrantIins: registrant });
    await expect.poll(opened, { timeout: 20_000 }).toBe(1);
  });
});
