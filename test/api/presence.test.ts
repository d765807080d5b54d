import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller, Role } from '../../api/access/caller.ts';
import { createApp } from '../../api/app.ts';
import { presenceAnswer } from '../../api/desk/desk-answers.ts';
import { deskRoutes } from '../../api/desk/desk-routes.ts';
import { createStaffPresence } from '../../store/staff-presence.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { createClock } from '../access/signed-in.ts';
import { file, type Filed, startStories } from '../support/story.ts';
import { ask } from './ask.ts';
import { problemIn } from './problem-document.ts';

const product = await startStories();
const { connection } = product.dependencies;
const clock = createClock();
const accesses: unknown[] = [];

const staff = (id: string, role: Role = 'caseworker', office: string | null = null): Caller => ({
  kind: 'staff',
  id,
  iin: `of ${id}`,
  name: `Қызметкер ${id}`,
  roles: [role],
  office,
});
const CALLERS: readonly Caller[] = [
  staff('aigul'),
  staff('bolat'),
  staff('dana', 'supervisor'),
  staff('olga', 'auditor'),
  staff('stranger', 'caseworker', 'nowhere'),
  { kind: 'integrator', clientId: 'portal', channel: 'portal', scopes: ['cases:read'] },
];
const nameOf = (caller: Caller): string => (caller.kind === 'staff' ? caller.id : caller.kind);

/** One of several processes that serve the same colleagues. */
async function startApi(): Promise<string> {
  const presence = await createStaffPresence(connection, clock.now);
  const access = {
    authenticate: async (request: { get: (name: string) => string | undefined }) =>
      CALLERS.find((caller) => nameOf(caller) === request.get('x-test-caller')),
    accessLog: { record: async (entry: unknown) => void accesses.push(entry) },
  };
  const { dependencies } = product.invitations;
  return listen(() => createApp(dependencies, silent, access, deskRoutes({ ...product.desk, presence })));
}
const [one, another] = [await startApi(), await startApi()];

const announce = (who: string, caseId: string, { present = true, at = one } = {}) =>
  ask(at, {
    method: 'PUT',
    path: '/v1/presence',
    headers: { 'x-test-caller': who, 'content-type': 'application/json' },
    body: JSON.stringify({ caseId, present }),
  });

/** Whom somebody is told of when they say that they look. */
async function seenBy(who: string, { caseId }: Filed, at = one): Promise<readonly string[]> {
  const { status, text } = await announce(who, caseId, { at });
  expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' });
  return presenceAnswer.parse(JSON.parse(text)).data.map(({ id }) => id);
}

describe('who looks at a case', () => {
  let filed: Filed;
  beforeAll(async () => {
    filed = await file(product, 'renter-one-owner');
  });

  test('is told to colleagues who look at it, too, whichever process serves them, and to nobody of themselves', async () => {
    expect(await seenBy('aigul', filed)).toEqual([]);
    expect(await seenBy('bolat', filed, another)).toEqual(['aigul']);
    expect(await seenBy('dana', filed)).toEqual(['aigul', 'bolat']);
    // Said again, in no other place and no second time.
    expect(await seenBy('aigul', filed, another)).toEqual(['bolat', 'dana']);
    const other = await file(product, 'renter-one-owner');
    expect(await seenBy('aigul', other)).toEqual([]);
  });

  test('is told no more once they go, however often they say so', async () => {
    for (const _ of [1, 2]) expect((await announce('bolat', filed.caseId, { present: false })).status).toBe(200);
    expect(await seenBy('aigul', filed)).toEqual(['dana']);
  });

  test('is forgotten by itself when a page no longer says so', async () => {
    clock.advance(60_000);
    expect(await seenBy('aigul', filed)).toEqual([]);
    const indexes = await connection.collection('presence').indexes();
    expect(indexes.map((index) => index['expireAfterSeconds'])).toContainEqual(expect.any(Number));
  });

  test('doesn’t count auditors, who do no work that could be done twice, but tells them', async () => {
    expect(await seenBy('olga', filed)).toEqual(['aigul']);
    expect(await seenBy('aigul', filed)).toEqual([]);
  });

  test('is nothing to those who may not see the case, and what isn’t a case has nobody', async () => {
    expect(problemIn(await announce('stranger', filed.caseId))).toMatchObject({ status: 403, code: 'foreign-office' });
    expect(problemIn(await announce('integrator', filed.caseId))).toMatchObject({ status: 403, code: 'not-your-role' });
    expect(problemIn(await announce('aigul', crypto.randomUUID()))).toMatchObject({ status: 404 });
    expect(problemIn(await announce('aigul', '$ne'))).toMatchObject({ status: 400 });
    expect(await seenBy('aigul', filed)).toEqual([]);
  });

  test('leaves no trace: saying that a page is still open reads nothing more', () => {
    expect(accesses).toEqual([]);
  });
});
