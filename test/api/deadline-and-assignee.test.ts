import { describe, expect, test } from 'vitest';
import { MAX_EXTENSION_DAYS } from '../../api/schemas.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { dayOf, endOfDay, endOfDayAfter } from '../../domain/calendar.ts';
import { consentAll, countOf, file, type Filed, startStories, untilOver } from '../support/story.ts';
import { caseSchema } from './case-schema.ts';

const product = await startStories();
const { api } = product;

const inDays = (days: number): string => endOfDayAfter(new Date().toISOString(), days);

const put = (path: 'deadline' | 'assignee', { caseId }: Filed, body: object, headers: Record<string, string> = {}) =>
  api.send('PUT', `/v1/cases/${caseId}/${path}`, { caseworker: CASEWORKER, ...body }, headers);

const extend = (filed: Filed, deadlineAt: string, headers: Record<string, string> = {}) =>
  put('deadline', filed, { deadlineAt, reason: 'the owner is on an expedition' }, headers);
const assign = (filed: Filed, assignee: string | null, headers: Record<string, string> = {}) =>
  put('assignee', filed, { assignee }, headers);

describe('a deadline (R15)', () => {
  test('is put off until the end of a day in Kazakhstan, with a reason that the trail keeps', async () => {
    const filed = await file(product, 'renter-one-owner');
    const day = dayOf(inDays(30));
    const answer = await extend(filed, day);
    expect(answer).toMatchObject({ status: 200, body: { deadlineAt: endOfDay(day) } });
    expect(answer.headers.get('etag')).toBe(`"${answer.body.revision}"`);
    expect((await product.reader.listEvents(filed.caseId)).at(-1)).toMatchObject({
      actor: { kind: 'caseworker', id: CASEWORKER.id },
      fact: { type: 'deadline-extended', reason: 'the owner is on an expedition' },
    });
  });

  test('is put off until an instant, once however often it is said', async () => {
    const filed = await file(product, 'renter-one-owner');
    const instant = inDays(20);
    for (let time = 0; time < 3; time += 1) {
      expect(await extend(filed, instant)).toMatchObject({ status: 200, body: { deadlineAt: instant } });
    }
    expect(await countOf(product, filed.caseId, 'deadline-extended')).toBe(1);
  });

  test('is never brought nearer', async () => {
    const filed = await file(product, 'renter-one-owner');
    expect(await extend(filed, inDays(1))).toMatchObject({ status: 422, body: { code: 'deadline-not-later' } });
  });

  test('is put off by three months at most', async () => {
    const filed = await file(product, 'renter-one-owner');
    const errors = [{ pointer: '/deadlineAt', detail: `must lie at most ${MAX_EXTENSION_DAYS} days ahead` }];
    for (const tooFar of [inDays(MAX_EXTENSION_DAYS + 1), '9999-12-31']) {
      expect(await extend(filed, tooFar)).toMatchObject({ status: 400, body: { code: 'invalid-body', errors } });
    }
    expect(await extend(filed, inDays(MAX_EXTENSION_DAYS))).toMatchObject({ status: 200 });
  });

  test('is what a case that waits for nobody has not', async () => {
    const filed = await file(product, 'sole-owner');
    await untilOver(product, filed.caseId);
    expect(await extend(filed, inDays(20))).toMatchObject({ status: 409, body: { code: 'case-closed' } });
  });
});

describe('an assignee', () => {
  test('is whoever was put there last, and the list finds the case by them', async () => {
    const filed = await file(product, 'renter-one-owner');
    for (const assignee of ['a.colleague', 'a.colleague', null, 'b.colleague']) {
      const answer = await assign(filed, assignee);
      expect(answer).toMatchObject({ status: 200, body: { assignee } });
      expect(answer.headers.get('etag')).toBe(`"${answer.body.revision}"`);
    }
    expect(await countOf(product, filed.caseId, 'case-assigned')).toBe(3);
    const { body } = await api.send('GET', '/v1/cases?assignee=b.colleague');
    expect(body).toMatchObject({ data: [{ caseId: filed.caseId }] });
  });

  test('parts all cases in two: those that somebody has, and those that nobody has', async () => {
    const [held, free] = [await file(product, 'renter-one-owner'), await file(product, 'renter-one-owner')];
    await assign(held, 'a.colleague');
    const listed = async (assigned: string, sort: string): Promise<string> =>
      JSON.stringify((await api.send('GET', `/v1/cases?assigned=${assigned}&sort=${sort}&limit=100`)).body);
    for (const sort of ['dueAt', '-updatedAt']) {
      for (const [assigned, its, other] of [
        ['true', held, free],
        ['false', free, held],
      ] as const) {
        const found = await listed(assigned, sort);
        expect(found).toContain(its.caseId);
        expect(found).not.toContain(other.caseId);
      }
    }
    const both = await api.send('GET', '/v1/cases?assigned=false&assignee=a.colleague');
    expect(both.body).toMatchObject({ data: [] });
    expect(await api.send('GET', '/v1/cases?assigned=nobody')).toMatchObject({ status: 400 });
  });

  test('is not given to a case that is over, but a repeat is answered', async () => {
    const filed = await file(product, 'renter-one-owner');
    await assign(filed, 'a.colleague');
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    expect(await assign(filed, 'a.colleague')).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect(await assign(filed, 'b.colleague')).toMatchObject({ status: 409, body: { code: 'case-closed' } });
  });

  test('is a name in the directory of staff, and so is the caseworker: never an IIN', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { iin } = CASEWORKER;
    expect(await assign(filed, iin)).toMatchObject({ status: 400, body: { errors: [{ pointer: '/assignee' }] } });
    const nameless = { assignee: null, caseworker: { id: iin, iin } };
    expect(await put('assignee', filed, nameless)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/caseworker/id' }] },
    });
  });
});

describe('If-Match', () => {
  const CALLS = [
    ['deadline', (filed: Filed, headers: Record<string, string>) => extend(filed, inDays(20), headers)],
    ['assignee', (filed: Filed, headers: Record<string, string>) => assign(filed, 'a.colleague', headers)],
  ] as const;

  test.each(CALLS)('of the case as it is lets the %s through', async (_call, send) => {
    for (const tagsFor of [(own: string) => own, (own: string) => `"999", ${own}`, () => '*']) {
      const filed = await file(product, 'renter-one-owner');
      const etag = (await api.getCase(filed.caseId)).headers.get('etag') ?? '';
      expect((await send(filed, { 'if-match': tagsFor(etag) })).status).toBe(200);
    }
  });

  test.each(CALLS)('of a case that has changed keeps the %s as it was', async (_call, send) => {
    const filed = await file(product, 'renter-one-owner');
    const etag = (await api.getCase(filed.caseId)).headers.get('etag') ?? '';
    await assign(filed, 'somebody-quicker');
    const before = caseSchema.parse((await api.getCase(filed.caseId)).body);
    for (const tag of [etag, `W/"${before.revision}"`, 'no tag', '"x"']) {
      const answer = await send(filed, { 'if-match': tag });
      expect(answer).toMatchObject({ status: 412, body: { code: 'case-changed' } });
      expect(answer.headers.get('etag')).toBe(`"${before.revision}"`);
    }
    expect((await api.getCase(filed.caseId)).body).toEqual(before);
  });

  test.each(CALLS)('that the very same %s has outdated is no reason to turn its repeat away', async (_call, send) => {
    const filed = await file(product, 'renter-one-owner');
    const etag = (await api.getCase(filed.caseId)).headers.get('etag') ?? '';
    expect((await send(filed, { 'if-match': etag })).status).toBe(200);
    expect((await send(filed, { 'if-match': etag })).status).toBe(200);
  });

  test('lets one of two colleagues have the case who both saw it free', async () => {
    const filed = await file(product, 'renter-one-owner');
    const etag = (await api.getCase(filed.caseId)).headers.get('etag') ?? '';
    const answers = await Promise.all(['a', 'b'].map((name) => assign(filed, name, { 'if-match': etag })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  });
});
