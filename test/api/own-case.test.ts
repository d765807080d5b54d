import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { signAnswer } from '../support/case-actions.ts';
import { file, only, startStories, untilCaseIs } from '../support/story.ts';

const product = await startStories({ objectionPeriodDays: 30 });
const { api, control } = product;
const { models } = product.dependencies;
afterEach(() => control.clearFaults());

const OWN_CASE = { status: 403, body: { code: 'own-case' } };
const asParty = (iin: string) => ({ id: 'who-is-a-party', iin });

const fileBefore = async ({ application, applicantSignAs }: Scenario, iin: string, key = randomUUID()) =>
  api.file(application, await control.sign(applicantSignAs, bytesToSign(application)), key, { ...CASEWORKER, iin });

const countAll = () =>
  Promise.all([models.cases.countDocuments(), models.events.countDocuments(), models.evidence.countDocuments()]);

describe('a caseworker at the counter (R27)', () => {
  test.each([
    ['applicant', 'attorney-applicant', ({ applicant }: Scenario) => applicant],
    ['registrant', 'attorney-applicant', ({ registrant }: Scenario) => registrant],
    ['owner who is to consent', 'renter-one-owner', ({ consenters }: Scenario) => consenters[0]?.iin ?? ''],
    [
      'parent of an owner, who is to consent',
      'counter-minor-owner',
      ({ consenters }: Scenario) => consenters[0]?.iin ?? '',
    ],
  ])('takes no application in which they are the %s, and a colleague takes the same', async (_who, name, iinOf) => {
    const scenario = await control.takeScenario(name);
    const [key, before] = [randomUUID(), await countAll()];
    expect(await fileBefore(scenario, iinOf(scenario), key)).toMatchObject(OWN_CASE);
    expect(await countAll()).toEqual(before);
    expect(await fileBefore(scenario, CASEWORKER.iin, key)).toMatchObject({ status: 201 });
  });

  test('who turns out to be a party only when the registries answer again has attested nothing', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    await control.putFault({ registry: 'property', mode: 'down' });
    const { caseId = '' } = (await fileBefore(scenario, scenario.consenters[0]?.iin ?? '')).body;
    await untilCaseIs(product, caseId, { stage: 'opening' });
    await control.clearFaults();
    await product.environment.sleep('1 hour');
    expect(await untilCaseIs(product, caseId, { stage: 'closed' })).toMatchObject({
      outcome: 'refused',
      refusal: { ground: 'signature-rejected', reason: 'attested-by-party' },
    });
  });
});

describe('a party to a case who is a caseworker (R27)', () => {
  test('sees nobody’s document in it, and neither gives the case away nor more time', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [consent, other] = consents;
    if (consent === undefined || other === undefined) throw new Error('two are asked');
    const caseworker = asParty(other.consenter.iin ?? '');
    const { signAs } = scenario.consenters.find(({ iin }) => iin === consent.consenter.iin) ?? {};
    if (signAs === undefined) throw new Error('nobody signs');
    const evidence = await signAnswer(product, caseId, consent.consentId, signAs);
    const before = (await api.getCase(caseId)).body;
    expect(await api.decide(caseId, consent.consentId, 'give', evidence, { caseworker })).toMatchObject(OWN_CASE);
    const calls = [
      ['PUT', 'assignee', { assignee: caseworker.id, caseworker }],
      ['PUT', 'deadline', { deadlineAt: before['deadlineAt'], reason: 'I need more time', caseworker }],
    ] as const;
    for (const [method, path, body] of calls) {
      expect(await api.send(method, `/v1/cases/${caseId}/${path}`, body)).toMatchObject(OWN_CASE);
    }
    expect((await api.getCase(caseId)).body).toEqual(before);
    expect(await api.decide(caseId, consent.consentId, 'give', evidence)).toMatchObject({ status: 200 });
  });

  test('attests no objection, not even of somebody else', async () => {
    const { scenario, caseId } = await file(product, 'owner-withdrawal-sole-owner');
    const { objections } = (await api.getCase(caseId)).body;
    const { objectionId } = only(Array.isArray(objections) ? objections : []);
    const evidence = { kind: 'in-person', documentNumber: '012345678' };
    const body = { reason: 'it is my home', evidence, caseworker: asParty(scenario.applicant) };
    expect(await api.send('POST', `/v1/cases/${caseId}/objections/${objectionId}`, body)).toMatchObject(OWN_CASE);
  });
});
