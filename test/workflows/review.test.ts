import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answererOf } from '../support/case-actions.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { assign } from '../support/case-messages.ts';
import {
  consentAll,
  countOf,
  type Filed,
  file,
  only,
  pass,
  readCase,
  residencesOf,
  searchAttributesOf,
  startStories,
  trailOf,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();
const { reviewPeriodDays } = createPolicyAt()(new Date().toISOString());

const PROHIBITION = { type: 'COURT_PROHIBITION', registeredOn: '2021-04-05' };
const ARREST = { type: 'ARREST', registeredOn: '2020-02-03' };

const reviewSchema = z.looseObject({
  review: z.looseObject({
    matters: z.array(z.looseObject({ key: z.string(), kind: z.string() })),
    requestedAt: z.string(),
    dueAt: z.string(),
  }),
});

const reviewOf = async (caseId: string) => reviewSchema.parse(await readCase(product, caseId)).review;
const keysOf = async (caseId: string): Promise<readonly string[]> =>
  (await reviewOf(caseId)).matters.map(({ key }) => key);

/** A case that a caseworker must decide. */
async function inReview(name = 'arrested-dwelling'): Promise<Filed> {
  const filed = await file(product, name);
  if (filed.consents.length > 0) await consentAll(product, filed);
  await untilCaseIs(product, filed.caseId, { stage: 'in-review', outcome: null, waitingFor: { kind: 'caseworker' } });
  return filed;
}

const MATTERS = [
  ['arrested-dwelling', 'encumbrance'],
  ['deceased-owner', 'owner-deceased'],
  ['owner-without-representative', 'owner-unrepresented'],
  ['two-registries-disagree', 'categories-differ'],
] as const;

describe('R17: what the rules can’t decide comes to a caseworker', () => {
  test.each(MATTERS)('R17: %s: the case says what is to be decided', async (name, kind) => {
    const { caseId } = await inReview(name);
    expect((await reviewOf(caseId)).matters).toMatchObject([{ kind }]);
  });

  test.each(MATTERS)('R17: %s: approved, the person is registered', async (name) => {
    const { caseId, scenario } = await inReview(name);
    await product.api.review(caseId, 'approve', 'the papers are in order', { matters: await keysOf(caseId) });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    const [former, current] = await residencesOf(product, scenario.registrant);
    expect([former?.current, current?.current]).toEqual([false, true]);
  });

  test.each(MATTERS)('R17, R29: %s: refused with a ground and a reason, nobody has moved', async (name) => {
    const { caseId, scenario } = await inReview(name);
    const ground = 'dwelling-without-title';
    const { body } = await product.api.review(caseId, 'refuse', 'nobody holds a right', { ground });
    expect(body).toMatchObject({ outcome: 'refused', refusal: { ground, reason: 'nobody holds a right' } });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('R17, R11: a child who owns and whom nobody represents may get a guardian meanwhile, who is asked then', async () => {
    const { caseId, scenario } = await inReview('owner-without-representative');
    const dwelling = await product.control.getDwelling(scenario.rka);
    const child = String(only(dwelling.owners).iin);
    const guardian = (await product.control.takeScenario('sole-owner')).registrant;
    await product.control.changePerson(child, { legalRepresentatives: [{ iin: guardian, relation: 'GUARDIAN' }] });
    await product.api.review(caseId, 'approve', 'there is a guardian by now', { matters: await keysOf(caseId) });
    const asked = await untilCaseIs(product, caseId, { stage: 'awaiting-consent' });
    expect(asked.consents).toMatchObject([{ capacity: 'owner-representative', consenter: { iin: guardian } }]);
  });
});

describe('R17: a review as a task', () => {
  test('R17: has a due date, which nothing but people look at', async () => {
    const { caseId } = await inReview();
    const { requestedAt, dueAt } = await reviewOf(caseId);
    expect(dueAt).toBe(endOfDayAfter(requestedAt, reviewPeriodDays));
    await pass(product, '30 days');
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'in-review', outcome: null });
  });

  test('R17: is given to somebody, taken over and given back; the case waits for whoever has it', async () => {
    const { caseId } = await inReview();
    expect(await assign(product, caseId, 'caseworker-7')).toMatchObject({
      status: 200,
      body: { assignee: 'caseworker-7', waitingFor: { kind: 'caseworker', name: 'caseworker-7' } },
    });
    expect((await assign(product, caseId, 'caseworker-8')).body).toMatchObject({ assignee: 'caseworker-8' });
    expect((await assign(product, caseId, null)).body).toMatchObject({ assignee: null, waitingFor: { name: null } });
    expect(await countOf(product, caseId, 'case-assigned')).toBe(3);
  });

  test('R17: given to the same person twice, it is given once', async () => {
    const { caseId } = await inReview();
    await assign(product, caseId, 'caseworker-7');
    expect((await assign(product, caseId, 'caseworker-7')).status).toBe(200);
    expect(await countOf(product, caseId, 'case-assigned')).toBe(1);
  });

  test('R17: is found by ops, and leaves in the trail who decided and why', async () => {
    const { caseId } = await inReview();
    expect(await searchAttributesOf(product, caseId)).toMatchObject({
      CaseStage: 'in-review',
      WaitingFor: 'caseworker',
    });
    await product.api.review(caseId, 'approve', 'living there is not selling it');
    const approved = (await trailOf(product, caseId)).find(({ fact }) => fact.type === 'review-approved');
    expect(approved).toMatchObject({
      actor: { kind: 'caseworker', id: CASEWORKER.id },
      fact: { reason: 'living there is not selling it' },
    });
  });
});

describe('R17: an approval settles what was seen', () => {
  test('R17: of an encumbrance that came meanwhile it says nothing: the case comes to review again, with that alone', async () => {
    const { caseId, scenario } = await inReview();
    const seen = await keysOf(caseId);
    const { encumbrances } = z
      .looseObject({ encumbrances: z.array(z.unknown()) })
      .parse(await product.control.getDwelling(scenario.rka));
    await product.control.changeDwelling(scenario.rka, { encumbrances: [...encumbrances, PROHIBITION] });
    await product.api.review(caseId, 'approve', 'fine', { matters: seen });
    await untilCaseIs(product, caseId, {
      stage: 'in-review',
      review: { matters: [{ kind: 'encumbrance', encumbrance: 'court-prohibition' }] },
    });
    await product.api.review(caseId, 'approve', 'fine', { matters: await keysOf(caseId) });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'review-requested')).toBe(2);
  });

  test('R17: of a review that is about more by now it is turned away, and nothing is settled', async () => {
    const { caseId, scenario } = await inReview();
    const seen = await keysOf(caseId);
    await product.control.changeDwelling(scenario.rka, { encumbrances: [ARREST, PROHIBITION] });
    await product.api.review(caseId, 'approve', 'fine', { matters: seen });
    await untilCaseIs(product, caseId, { stage: 'in-review', review: { matters: [{}, {}] } });
    const late = await product.api.review(caseId, 'refuse', 'as I saw it', { matters: seen });
    expect(late).toMatchObject({ status: 409, body: { code: 'review-changed' } });
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'in-review' });
  });

  test('R17: of an arrest that was lifted meanwhile there is nothing left to settle', async () => {
    const { caseId, scenario } = await inReview();
    await product.control.changeDwelling(scenario.rka, { encumbrances: [] });
    await product.api.review(caseId, 'approve', 'lifted', { matters: await keysOf(caseId) });
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('R17: two caseworkers at once: one decides, the other hears that it is decided', async () => {
    const { caseId } = await inReview();
    const matters = await keysOf(caseId);
    const colleague = { ...CASEWORKER, id: 'caseworker-2' };
    const answers = await Promise.all([
      product.api.review(caseId, 'approve', 'fine', { matters }),
      product.api.review(caseId, 'refuse', 'not fine', { matters, caseworker: colleague }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('R27: nobody handles their own case', () => {
  const PARTIES = [
    ['registrant', ({ scenario }: Filed) => scenario.registrant],
    ['consenter', ({ consents }: Filed) => String(only(consents).consenter.iin)],
  ] as const;

  test.each(PARTIES)('R27: its %s neither approves nor refuses', async (_role, whoOf) => {
    const filed = await inReview();
    const caseworker = { ...CASEWORKER, iin: whoOf(filed) };
    for (const decision of ['approve', 'refuse']) {
      expect(await product.api.review(filed.caseId, decision, 'my own', { caseworker })).toMatchObject({
        status: 403,
        body: { code: 'own-case' },
      });
    }
    expect(await readCase(product, filed.caseId)).toMatchObject({ stage: 'in-review' });
  });

  test('R27: the parent who files for a teenager doesn’t decide either', async () => {
    const filed = await file(product, 'teenager-15');
    await product.control.changeDwelling(filed.scenario.rka, { encumbrances: [ARREST] });
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'in-review' });
    const caseworker = { ...CASEWORKER, iin: filed.scenario.applicant };
    const { status, body } = await product.api.review(filed.caseId, 'approve', 'my child', { caseworker });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'own-case' });
  });

  test.each([
    ['the attorney of an owner', 'attorney-for-owner'],
    ['whoever signs for a company that owns the place', 'organisation-owner'],
  ])('R5, R27: %s has consented and doesn’t decide', async (_role, name) => {
    const filed = await file(product, name);
    await product.control.changeDwelling(filed.scenario.rka, { encumbrances: [ARREST] });
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'in-review' });
    const { iin } = answererOf(filed.scenario, only(filed.consents)).signAs;
    const { status, body } = await product.api.review(filed.caseId, 'approve', 'mine', {
      caseworker: { ...CASEWORKER, iin },
    });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'own-case' });
    const answers = (await trailOf(product, filed.caseId)).filter(({ fact }) => fact.type === 'consent-given');
    expect(only(answers).fact).toMatchObject({ answeredBy: iin });
  });

  test.each(PARTIES)('R27: its %s doesn’t hand it out', async (_role, whoOf) => {
    const filed = await inReview();
    const own = { ...CASEWORKER, iin: whoOf(filed) };
    expect(await assign(product, filed.caseId, own.id, own)).toMatchObject({
      status: 403,
      body: { code: 'own-case' },
    });
    expect(await readCase(product, filed.caseId)).toMatchObject({ assignee: null });
  });
});
