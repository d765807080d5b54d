import { expect, test } from 'vitest';
import { CASEWORKER } from '../../cli/staff.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { countOf, file, startStories, untilOver } from '../support/story.ts';

/*
 * Two colleagues want the same and each says why. One of them did it, and the trail has that one's words; the other must not
 * believe that theirs are there.
 */

const product = await startStories();
const { api } = product;
const COLLEAGUE = { ...CASEWORKER, id: 'caseworker-2' };

test('R14: a cancellation at a desk is that caseworker’s, also when it is repeated, and no colleague’s', async () => {
  const { caseId } = await file(product, 'renter-one-owner');
  const cancel = (caseworker: typeof CASEWORKER, reason: string) =>
    api.send('POST', `/v1/cases/${caseId}/cancellation`, { caseworker, reason });
  const both = await Promise.all([cancel(CASEWORKER, 'she called'), cancel(COLLEAGUE, 'he was here')]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
  await untilOver(product, caseId);
  const isMine = both[0]?.status === 200;
  const [doer, words] = isMine ? [CASEWORKER, 'she called'] : [COLLEAGUE, 'he was here'];
  const cancelled = (await product.reader.listEvents(caseId)).filter(
    ({ fact }) => fact.type === 'application-cancelled',
  );
  expect(cancelled).toMatchObject([{ actor: { kind: 'caseworker', id: doer.id }, fact: { reason: words } }]);
  expect(await cancel(doer, words)).toMatchObject({ status: 200 });
  expect(await cancel(doer, 'something else')).toMatchObject({ status: 409, body: { code: 'case-closed' } });
});

test('R14: a client’s cancellation stays the applicant’s', async () => {
  const { caseId } = await file(product, 'renter-one-owner');
  expect(await api.cancel(caseId)).toMatchObject({ status: 200 });
  const last = (await product.reader.listEvents(caseId)).find(({ fact }) => fact.type === 'application-cancelled');
  expect(last?.actor).toEqual({ kind: 'applicant', id: null });
});

test('R15: of two who saw the same state and name the same deadline one gives the reason, the other is told', async () => {
  const { caseId } = await file(product, 'renter-one-owner');
  const seen = (await api.getCase(caseId)).headers.get('etag') ?? '';
  const deadlineAt = endOfDayAfter(new Date().toISOString(), 20);
  const extend = (caseworker: typeof CASEWORKER, reason: string) =>
    api.send('PUT', `/v1/cases/${caseId}/deadline`, { caseworker, deadlineAt, reason }, { 'if-match': seen });
  const both = await Promise.all([extend(CASEWORKER, 'abroad'), extend(COLLEAGUE, 'ill')]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]));
  expect(await countOf(product, caseId, 'deadline-extended')).toBe(1);
  const [doer, words] = both[0]?.status === 200 ? [CASEWORKER, 'abroad'] : [COLLEAGUE, 'ill'];
  // Whose answer got lost gets it again.
  expect(await extend(doer, words)).toMatchObject({ status: 200, body: { deadlineAt } });
});
