import { describe, expect, test } from 'vitest';
import { objectTo } from '../support/case-actions.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { answerConsent } from '../support/case-actions.ts';
import {
  consentAll,
  file,
  fileFor,
  messagesOf,
  only,
  pair,
  passUntil,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  untilCaseIs,
} from '../support/story.ts';

const product = await startStories({ objectionPeriodDays: 30 });

const HOUR_MS = 60 * 60 * 1000;

/** A withdrawal that only waits for those who may object. */
const held = async () => {
  const filed = await file(product, 'owner-withdrawal-sole-owner');
  const { objections, objectionsUntil } = await readCase(product, filed.caseId);
  return { ...filed, objection: only(objections ?? []), objectionsUntil };
};

/** Two who may object, and a co-owner who has confirmed. */
const heldFamily = async () => {
  const filed = await file(product, 'withdrawal-of-family');
  await consentAll(product, filed);
  const { objections } = await readCase(product, filed.caseId);
  const [first, second] = pair(objections ?? []);
  return { ...filed, first, second };
};

describe('the time in which those to be withdrawn may object', () => {
  test('R23: holds the case for nobody’s answer; silence lets it go on when the last day is over', async () => {
    const { scenario, caseId, objectionsUntil } = await held();
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-objections', waitingFor: null });
    await passUntil(product, objectionsUntil, -HOUR_MS);
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-objections' });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
    await passUntil(product, objectionsUntil, HOUR_MS);
    await untilCaseIs(product, caseId, { outcome: 'withdrawn' });
    const { until } = only(await residencesOf(product, scenario.registrant));
    expect(until?.getTime()).toBeGreaterThanOrEqual(Date.parse(String(objectionsUntil)));
    expect(await plotOf(product, caseId)).toContain('objection-period-passed');
  });

  test('R23: is told to whoever is to be withdrawn', async () => {
    const { scenario, caseId } = await held();
    expect(await messagesOf(product, caseId, 'withdrawal-announced')).toEqual([scenario.registrant]);
  });

  test('R23: goes by while a co-owner is still asked: whose consent comes last isn’t waited for again', async () => {
    const filed = await file(product, 'owner-withdrawal');
    const { objectionsUntil, deadlineAt } = await readCase(product, filed.caseId);
    const caseworker = CASEWORKER;
    const later = new Date(Date.parse(String(objectionsUntil)) + 48 * HOUR_MS).toISOString();
    expect(Date.parse(String(deadlineAt))).toBeLessThan(Date.parse(later));
    const extension = { deadlineAt: later, reason: 'the co-owner is abroad', caseworker };
    expect(await product.api.send('PUT', `/v1/cases/${filed.caseId}/deadline`, extension)).toMatchObject({
      status: 200,
    });
    await passUntil(product, objectionsUntil, HOUR_MS);
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'withdrawn' });
  });
});

describe('an objection', () => {
  test('R23: sends the case to a caseworker at once, who reads why and may withdraw all the same', async () => {
    const { scenario, caseId, objection } = await held();
    const { body } = await objectTo(product, caseId, objection, 'I pay rent here');
    expect(body).toMatchObject({
      stage: 'in-review',
      objections: [{ status: 'raised', reason: 'I pay rent here' }],
      review: { matters: [{ kind: 'objection', objectionId: objection.objectionId }] },
    });
    await product.api.review(caseId, 'approve', 'the rent ended in May');
    await untilCaseIs(product, caseId, { outcome: 'withdrawn' });
    expect(only(await residencesOf(product, scenario.registrant))).toMatchObject({ current: false });
  });

  test('R23: may end the case: nobody is withdrawn', async () => {
    const { scenario, caseId, objection } = await held();
    await objectTo(product, caseId, objection, 'I pay rent here');
    const { body } = await product.api.review(caseId, 'refuse', 'the rent is paid');
    expect(body).toMatchObject({ outcome: 'refused', refusal: { ground: 'refused-in-review' } });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
    expect(await messagesOf(product, caseId, 'refused')).toContain(scenario.registrant);
  });

  test('R23: of one of several may be right for that one only: the other goes', async () => {
    const { caseId, first, second } = await heldFamily();
    await objectTo(product, caseId, second, 'I am a tenant');
    const registrant = second.objector.iin;
    await product.api.review(caseId, 'refuse', 'the tenancy is valid', { registrant });
    await product.api.review(caseId, 'approve', 'for the other nothing speaks against it');
    const { people } = await untilCaseIs(product, caseId, { outcome: 'withdrawn' });
    expect(people?.slice(0, 2)).toMatchObject([
      { iin: first.objector.iin, outcome: 'withdrawn' },
      { iin: registrant, outcome: 'refused', refusal: { ground: 'refused-in-review' } },
    ]);
    expect(only(await residencesOf(product, registrant))).toMatchObject({ current: true, closedBy: null });
    expect(only(await residencesOf(product, first.objector.iin))).toMatchObject({ current: false });
  });

  test('R23: while co-owners are still asked waits for their answer, and then for a caseworker', async () => {
    const filed = await file(product, 'owner-withdrawal');
    const { objections } = await readCase(product, filed.caseId);
    const { body } = await objectTo(product, filed.caseId, only(objections ?? []), 'I have nowhere to go');
    expect(body).toMatchObject({ stage: 'awaiting-consent', objections: [{ status: 'raised' }] });
    expect(await consentAll(product, filed)).toMatchObject({ stage: 'in-review' });
  });

  test('R23: of somebody else proves nothing', async () => {
    const { caseId, scenario, objection } = await held();
    const stranger = { ...objection, objector: { ...objection.objector, iin: scenario.applicant } };
    const { status, body } = await objectTo(product, caseId, stranger, 'they should stay');
    expect({ status, code: body.code, reason: body.reason }).toEqual({
      status: 422,
      code: 'evidence-rejected',
      reason: 'wrong-person',
    });
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-objections' });
  });

  test('R23: that was raised once suffices', async () => {
    const { caseId, objection } = await held();
    await objectTo(product, caseId, objection, 'I pay rent here');
    const { status, body } = await objectTo(product, caseId, objection, 'and I have children');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'objection-already-raised' });
  });

  test('R23: that comes after the withdrawal is told so', async () => {
    const { caseId, objection, objectionsUntil } = await held();
    await passUntil(product, objectionsUntil, HOUR_MS);
    await untilCaseIs(product, caseId, { stage: 'closed' });
    const { status, body } = await objectTo(product, caseId, objection, 'too late');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'case-closed' });
  });

  test('R11, R23: for a child is the legal representative’s to raise, who is told instead of the child', async () => {
    const scenario = await product.control.takeScenario('owner-withdrawal-sole-owner');
    const { registrant: child, applicant: parent } = await product.control.takeScenario('child-on-general-grounds');
    await product.control.changePerson(child, { permanentAddress: { rka: scenario.rka, since: '2024-02-03' } });
    const application = { ...scenario.application, registrant: { iin: child } };
    const { caseId } = await fileFor(product, { ...scenario, application, registrant: child });
    expect(await messagesOf(product, caseId, 'withdrawal-announced')).toEqual([parent]);
    const { objections } = await readCase(product, caseId);
    const objection = only(objections ?? []);
    expect(objection).toMatchObject({ registrant: { iin: child }, objector: { iin: parent } });
    expect((await objectTo(product, caseId, objection, 'the child goes to school here')).body).toMatchObject({
      stage: 'in-review',
    });
  });
});

describe('a co-owner and an objection at the same moment', () => {
  test('R23: both count, whichever is first: the case is a caseworker’s', async () => {
    const { scenario, caseId, consents } = await file(product, 'owner-withdrawal');
    const { objections } = await readCase(product, caseId);
    await Promise.all([
      answerConsent(product, scenario, caseId, only(consents)),
      objectTo(product, caseId, only(objections ?? []), 'I live here'),
    ]);
    const { consents: given } = await untilCaseIs(product, caseId, { stage: 'in-review' });
    expect(only(given ?? []).status).toBe('given');
  });
});
