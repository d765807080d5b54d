import { describe, expect, test } from 'vitest';
import { CASEWORKER } from '../../cli/staff.ts';
import { consentAll, file, type Filed, only, startStories, trailOf, untilCaseIs, untilOver } from '../support/story.ts';
import { caseSchema } from './case-schema.ts';

const product = await startStories();
const { api, control } = product;

const COLLEAGUE = { ...CASEWORKER, id: 'caseworker-2' };
const REASON = 'the arrest does not concern living there';

async function inReview(): Promise<Filed & { readonly matters: readonly string[] }> {
  const filed = await file(product, 'arrested-dwelling');
  await consentAll(product, filed);
  const { review } = caseSchema.parse(await untilCaseIs(product, filed.caseId, { stage: 'in-review' }));
  return { ...filed, matters: (review?.matters ?? []).map(({ key }) => key) };
}

const verdicts = async (caseId: string) =>
  (await trailOf(product, caseId)).filter(({ fact }) => /^(review-approved|case-refused)$/.test(fact.type));

describe('a review (R17)', () => {
  test('says what is to be decided, since when and until when, and waits for a caseworker', async () => {
    const { caseId } = await inReview();
    const { review, waitingFor } = caseSchema.parse((await api.getCase(caseId)).body);
    expect(waitingFor).toEqual({ kind: 'caseworker', name: null, since: review?.requestedAt });
    expect(only(review?.matters ?? [])).toMatchObject({ kind: 'encumbrance', encumbrance: 'arrest' });
    expect(Date.parse(review?.dueAt ?? '')).toBeGreaterThan(Date.parse(review?.requestedAt ?? ''));
  });

  test('is approved with a reason', async () => {
    const { caseId, matters } = await inReview();
    expect((await api.review(caseId, 'approve', REASON, { matters })).status).toBe(200);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('or refused with one, and perhaps with a ground, which the case shows (R29)', async () => {
    const { caseId } = await inReview();
    const reason = 'the court forbids it';
    const refused = await api.review(caseId, 'refuse', reason, { ground: 'dwelling-without-title' });
    expect(refused).toMatchObject({ status: 200, body: { refusal: { ground: 'dwelling-without-title', reason } } });
    expect(caseSchema.parse(refused.body).people).toEqual([
      expect.objectContaining({ outcome: 'refused', refusal: refused.body.refusal }),
    ]);
    expect(await api.review(caseId, 'approve', 'after all')).toMatchObject({ status: 409 });
  });

  test.each(['approve', 'refuse'])(
    'that was decided is answered again to whoever lost the answer, and decided once (%s)',
    async (decision) => {
      const { caseId, matters } = await inReview();
      for (const details of [{ matters }, {}, { matters }]) {
        expect((await api.review(caseId, decision, REASON, details)).status).toBe(200);
      }
      await untilOver(product, caseId);
      expect((await api.review(caseId, decision, REASON, { matters })).status).toBe(200);
      expect(await verdicts(caseId)).toHaveLength(1);
    },
  );

  test.each([
    ['with other words', 'approve', 'for another reason', {}],
    ['the other way round', 'refuse', REASON, {}],
    ['by a colleague', 'approve', REASON, { caseworker: COLLEAGUE }],
  ])('that was decided is not decided again %s', async (_how, decision, reason, details) => {
    const { caseId } = await inReview();
    await api.review(caseId, 'approve', REASON);
    expect(await api.review(caseId, decision, reason, details)).toMatchObject({
      status: 409,
      body: { code: expect.stringMatching(/^(not-in-review|case-closed)$/) },
    });
  });

  test('settles only what its caseworker has seen', async () => {
    const { caseId } = await inReview();
    expect(await api.review(caseId, 'approve', REASON, { matters: ['arrest/another'] })).toMatchObject({
      status: 409,
      body: { code: 'review-changed' },
    });
    expect((await api.getCase(caseId)).body).toMatchObject({ stage: 'in-review' });
  });

  test('is no caseworker’s own: not of the registrant, not of an owner (R27)', async () => {
    const { caseId, scenario } = await inReview();
    for (const iin of [scenario.registrant, scenario.consenters[0]?.iin ?? '']) {
      const caseworker = { id: 'who-is-a-party', iin };
      expect(await api.review(caseId, 'approve', REASON, { caseworker })).toMatchObject({
        status: 403,
        body: { code: 'own-case' },
      });
    }
  });

  test('is not for a case that needs none, nor of somebody whom the case is not about', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    expect(await api.review(caseId, 'approve', 'why not')).toMatchObject({ body: { code: 'not-in-review' } });
    const [reviewed, other] = [await inReview(), await control.takeScenario('sole-owner')];
    expect(await api.review(reviewed.caseId, 'refuse', REASON, { registrant: other.registrant })).toMatchObject({
      status: 404,
      body: { code: 'unknown-registrant' },
    });
  });
});
