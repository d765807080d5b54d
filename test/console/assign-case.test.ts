import { describe, expect, test } from 'vitest';
import { type Case, createTirkeuClient } from '../../client/create-tirkeu-client.ts';
import { assignCase, isColleagues } from '../../console/src/assignment/assign-case.ts';
import { eachOf } from '../../console/src/assignment/each-of.ts';

const CASE_ID = '00000000-0000-4000-8000-000000000001';

/** As much of a case as an assignment looks at, as JSON would bring it. */
function caseOf(revision: number, assignee: string | null): Case {
  const found: Case = JSON.parse(JSON.stringify({ caseId: CASE_ID, revision, assignee }));
  return found;
}

interface Asked {
  readonly method: string;
  readonly ifMatch: string | null;
}

/** An api that holds one case and changes it only for who has seen how it is; `meanwhile` happens before each try. */
function apiWith(start: Case, meanwhile: readonly ((current: Case) => Case)[] = []) {
  let current = start;
  const asked: Asked[] = [];
  const coming = [...meanwhile];
  const send: typeof fetch = async (_url, init) => {
    const ifMatch = new Headers(init?.headers).get('if-match');
    const method = init?.method ?? 'GET';
    asked.push({ method, ifMatch });
    if (method === 'PUT') {
      current = coming.shift()?.(current) ?? current;
      if (ifMatch !== `"${current.revision}"`) return problem(412, 'case-changed');
      const { assignee }: Pick<Case, 'assignee'> = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
      current = { ...current, assignee, revision: current.revision + 1 };
    }
    return Response.json(current);
  };
  return { api: createTirkeuClient({ baseUrl: 'http://localhost', attempts: 1, fetch: send }), asked };
}

const problem = (status: number, code: string): Response =>
  Response.json({ code, detail: code }, { status, headers: { 'content-type': 'application/problem+json' } });
const apiThat = (answer: () => Promise<Response>) =>
  createTirkeuClient({ baseUrl: 'http://localhost', attempts: 1, fetch: answer });

describe('giving a case to somebody', () => {
  test('says which state of it was seen', async () => {
    const { api, asked } = apiWith(caseOf(7, null));
    expect(await assignCase(api, caseOf(7, null), 'me')).toMatchObject({ kind: 'done', found: { assignee: 'me' } });
    expect(asked).toEqual([{ method: 'PUT', ifMatch: '"7"' }]);
  });

  test('goes on when something else happened to it, which takes it from nobody', async () => {
    const answered = (current: Case): Case => ({ ...current, revision: current.revision + 1 });
    const { api } = apiWith(caseOf(7, null), [answered, answered]);
    expect(await assignCase(api, caseOf(7, null), 'me')).toMatchObject({ kind: 'done' });
  });

  test('stops when a colleague was faster, and says who', async () => {
    const claimed = (current: Case): Case => ({ ...current, assignee: 'colleague', revision: current.revision + 1 });
    const { api } = apiWith(caseOf(7, null), [claimed]);
    const held = { kind: 'held', found: { assignee: 'colleague', revision: 8 } };
    expect(await assignCase(api, caseOf(7, null), 'me')).toMatchObject(held);
  });

  test('takes it from that colleague and from no third one', async () => {
    const passedOn = (current: Case): Case => ({ ...current, assignee: 'third', revision: current.revision + 1 });
    const { api } = apiWith(caseOf(8, 'colleague'), [passedOn]);
    const held = { kind: 'held', found: { assignee: 'third' } };
    expect(await assignCase(api, caseOf(8, 'colleague'), 'me')).toMatchObject(held);
  });

  test('is done when it was done before, by a call whose answer got lost', async () => {
    const { api } = apiWith(caseOf(8, 'me'));
    expect(await assignCase(api, caseOf(7, null), 'me')).toMatchObject({ kind: 'done' });
  });

  test.each([
    ['own-case', 403, { kind: 'refused', code: 'own-case' }],
    ['case-closed', 409, { kind: 'refused', code: 'case-closed' }],
    ['internal-error', 500, { kind: 'failed' }],
  ])('tells a no from trouble: %s', async (code, status, result) => {
    const api = apiThat(() => Promise.resolve(problem(status, code)));
    expect(await assignCase(api, caseOf(7, null), 'me')).toEqual(result);
  });

  test('knows nothing where nobody answers', async () => {
    const api = apiThat(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await assignCase(api, caseOf(7, null), 'me')).toEqual({ kind: 'failed' });
  });

  test.each([
    [null, false],
    ['me', false],
    ['target', false],
    ['colleague', true],
  ])('%s having it makes it a question: %s', (assignee, isQuestion) => {
    expect(isColleagues({ assignee }, 'me', 'target')).toBe(isQuestion);
  });
});

describe('many at a time', () => {
  test('are begun in their order, a few at once, each one', async () => {
    const items = Array.from({ length: 10 }, (_, index) => index);
    const begun: number[] = [];
    let atOnce = 0;
    let most = 0;
    await eachOf(items, 3, async (item) => {
      begun.push(item);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
    });
    expect(begun).toEqual(items);
    expect(most).toBe(3);
  });
});
