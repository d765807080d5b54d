import { describe, expect, test } from 'vitest';
import { answerConsent } from '../support/case-actions.ts';
import {
  consentAll,
  countOf,
  file,
  only,
  pair,
  pass,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const ARREST = { type: 'ARREST', registeredOn: '2020-02-03' };
const PROHIBITION = { type: 'COURT_PROHIBITION', registeredOn: '2021-04-05' };
const PLEDGE = { type: 'PLEDGE', registeredOn: '2022-06-07' };

/** Somebody who has nothing to do with the case. */
const stranger = async (): Promise<string> => (await product.control.takeScenario('sole-owner')).registrant;

describe('owners that changed before the last consent (R16)', () => {
  test('the new owner is asked, with a new deadline, and the consent of the one who stayed remains', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [staying, leaving] = pair(consents);
    const newcomer = await stranger();
    const before = await readCase(product, caseId);
    await answerConsent(product, scenario, caseId, staying);
    await pass(product, '2 days');
    await product.control.changeDwelling(scenario.rka, {
      owners: [
        { iin: staying.consenter.iin, share: '1/2' },
        { iin: newcomer, share: '1/2' },
      ],
    });
    const { body } = await answerConsent(product, scenario, caseId, leaving);
    expect(body).toMatchObject({ stage: 'awaiting-consent' });
    expect(body.consents?.map(({ consenter, status }) => [consenter.iin, status])).toEqual([
      [staying.consenter.iin, 'given'],
      [newcomer, 'pending'],
    ]);
    expect(Date.parse(String(body['deadlineAt']))).toBeGreaterThan(Date.parse(String(before['deadlineAt'])));
    const consenters = [{ iin: newcomer, capacity: 'owner', signAs: { iin: newcomer } }];
    const asked = only((body.consents ?? []).filter(({ status }) => status === 'pending'));
    await answerConsent(product, { ...scenario, consenters }, caseId, asked);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('the new owner who stays silent lets the case expire', async () => {
    const filed = await file(product, 'renter-one-owner');
    const owners = [{ iin: await stranger(), share: '1/1' }];
    await product.control.changeDwelling(filed.scenario.rka, { owners });
    await consentAll(product, filed);
    expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'expired' });
  });

  test('one who only left leaves nothing to ask: the case goes on', async () => {
    const filed = await file(product, 'renter-two-owners');
    const [staying] = pair(filed.consents);
    const owners = [{ iin: staying.consenter.iin, share: '1/1' }];
    await product.control.changeDwelling(filed.scenario.rka, { owners });
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
    expect(await plotOf(product, filed.caseId)).toContain('owners-changed');
  });

  test('the registrant who bought the dwelling meanwhile needs nobody any more (R9)', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { registrant, rka } = filed.scenario;
    await product.control.changeDwelling(rka, { owners: [{ iin: registrant, share: '1/1' }] });
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered', consents: [] });
  });
});

describe('an arrest on the dwelling (R17)', () => {
  /** A case that a caseworker must decide. */
  async function inReview() {
    const filed = await file(product, 'renter-one-owner');
    await product.control.changeDwelling(filed.scenario.rka, { encumbrances: [ARREST] });
    expect(await consentAll(product, filed)).toMatchObject({
      stage: 'in-review',
      outcome: null,
      waitingFor: { kind: 'caseworker' },
    });
    return filed;
  }

  test('that comes after the opening sends the case to a caseworker, who approves', async () => {
    const { caseId, scenario } = await inReview();
    const { status } = await product.api.review(caseId, 'approve', 'the arrest forbids selling, not living there');
    expect(status).toBe(200);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await residencesOf(product, scenario.registrant)).toHaveLength(2);
  });

  test('or refuses, with the reason on the case', async () => {
    const { caseId, scenario } = await inReview();
    const { body } = await product.api.review(caseId, 'refuse', 'the court forbids it');
    expect(body).toMatchObject({
      outcome: 'refused',
      refusal: { ground: 'refused-in-review', reason: 'the court forbids it' },
    });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('waits for a caseworker as long as it takes: the deadline was the owners’, not theirs', async () => {
    const { caseId } = await inReview();
    await pass(product, '30 days');
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'in-review', outcome: null });
    await product.api.review(caseId, 'approve', 'late, but so');
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('was approved, and another encumbrance came: it is looked at again', async () => {
    const { caseId, scenario } = await inReview();
    await product.control.changeDwelling(scenario.rka, { encumbrances: [ARREST, PROHIBITION] });
    const { body } = await product.api.review(caseId, 'approve', 'fine');
    expect(body).toMatchObject({ stage: 'in-review' });
    await product.api.review(caseId, 'approve', 'fine');
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'review-requested')).toBe(2);
  });

  test('a pledge is none: it hinders nobody from living there', async () => {
    const filed = await file(product, 'renter-one-owner');
    await product.control.changeDwelling(filed.scenario.rka, { encumbrances: [PLEDGE] });
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
  });

  test('a review of a case that nobody has to decide is turned away', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const { status, body } = await product.api.review(caseId, 'approve', 'just so');
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'not-in-review' });
  });
});

describe('a dwelling that is lost between the looks', () => {
  test.each([
    ['is no longer commissioned', { commissionedOn: null }, 'dwelling-not-commissioned'],
    ['has no owner any more', { owners: [] }, 'dwelling-without-title'],
  ])('and %s is refused with the ground (R17)', async (_what, patch, ground) => {
    const filed = await file(product, 'renter-one-owner');
    await product.control.changeDwelling(filed.scenario.rka, patch);
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'refused', refusal: { ground } });
    expect(await residencesOf(product, filed.scenario.registrant)).toEqual([]);
  });
});

describe('an arrest that is there when the case opens (R17)', () => {
  test('doesn’t keep it from opening: the owners are asked first, then the caseworker', async () => {
    const filed = await file(product, 'arrested-dwelling');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'in-review' });
    await product.api.review(filed.caseId, 'approve', 'fine');
    expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'registered' });
  });
});
