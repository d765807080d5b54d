import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Action, type Denial, denialOf, type Target } from '../../api/access/access-policy.ts';
import { targetOf } from '../../api/access/admit.ts';
import { followEvents } from '../../api/events/follow-events.ts';
import { idleEvents } from '../../api/events/idle-events.ts';
import { deskRoutes } from '../../api/desk/desk-routes.ts';
import { invitationRoutes } from '../../api/invitations/invitation-routes.ts';
import { statusRoutes } from '../../api/status/status-routes.ts';
import { type Caller, type Role, ROLES, type Scope, SCOPES } from '../../api/access/caller.ts';
import { createApp } from '../../api/app.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import type { Access } from '../../store/access-log.ts';
import { PUBLIC_URL } from '../support/product.ts';
import { file, startStories } from '../support/story.ts';
import { silent } from './gate.ts';
import { listen } from './listen.ts';
import { createTestKeys } from '../support/payload-keys.ts';

/**
 * Every call of the contract by every kind of caller: of the case's office and of another, a party to the case, the client
 * that filed it and another one. What the policy says must be what the api does, on the way in, before anything else.
 */

const product = await startStories();
const { caseId, scenario } = await file(product, 'renter-one-owner');
const stored = await product.reader.findCase(caseId);
if (stored === undefined) throw new Error('the case was filed');
const target = targetOf(stored.state);

/** By the operation's name: what is done there. Written by hand, because the document says scopes and not actions. */
const ACTION_OF: Readonly<Record<string, Action | 'public'>> = {
  sendOneTimePassword: 'file-application',
  fileApplication: 'file-application',
  listCases: 'list-cases',
  listQueues: 'see-queues',
  getOverview: 'see-queues',
  followEvents: 'list-cases',
  getCase: 'read-case',
  listCaseEvents: 'read-whole-case',
  getCaseCertificate: 'read-whole-case',
  verifyCertificate: 'public',
  getConsentDocument: 'answer-consent',
  decideConsent: 'answer-consent',
  revokeConsent: 'answer-consent',
  inviteConsenter: 'invite-consenter',
  createStatusLink: 'share-status',
  removeStatusLinks: 'share-status',
  wordObjection: 'raise-objection',
  raiseObjection: 'raise-objection',
  wordStayEnd: 'end-stay',
  endStay: 'end-stay',
  cancelApplication: 'cancel-application',
  reviewCase: 'decide-review',
  extendDeadline: 'extend-deadline',
  assignCase: 'assign-case',
  addNote: 'add-note',
  remindConsenter: 'remind-consenter',
  listActions: 'read-case',
  listEvidence: 'read-evidence',
  getEvidenceDocument: 'take-evidence',
  getEvidenceSignature: 'take-evidence',
  listStaff: 'see-queues',
  announcePresence: 'see-queues',
  listViews: 'see-queues',
  saveViews: 'see-queues',
  findPerson: 'look-up',
  findDwelling: 'look-up',
  findResidence: 'find-residence',
  listResidents: 'find-residence',
  listGrounds: 'public',
  getHealth: 'public',
  getReadiness: 'public',
};

const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))) })
  .parse(JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')));
const CALLS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({ method: method.toUpperCase(), path, operationId })),
);
// Webhooks are no part of a case, and who comes by a link is none of these callers: `test/api` asks about them.
const WALKED = CALLS.filter(({ path }) => !/^\/v1\/(webhooks|invitations?\b|status$)/.test(path));

const staff = (role: Role, change: Partial<Extract<Caller, { kind: 'staff' }>> = {}): Caller => ({
  kind: 'staff',
  id: `somebody-${role}`,
  iin: 'of nobody',
  name: 'Somebody',
  roles: [role],
  office: target.office,
  ...change,
});
const integrator = (clientId: string, scopes: readonly Scope[] = SCOPES): Caller => ({
  kind: 'integrator',
  clientId,
  channel: 'portal',
  scopes,
});

const CALLERS: readonly (readonly [says: string, caller: Caller])[] = [
  ...ROLES.map((role) => [`${role} of the office`, staff(role)] as const),
  ...ROLES.map((role) => [`${role} of another office`, staff(role, { office: 'another' })] as const),
  ...ROLES.map((role) => [`${role} who is a party (R27)`, staff(role, { iin: scenario.registrant })] as const),
  ['the client that filed', integrator('local')],
  ['another client', integrator('another')],
  ['a client without scopes', integrator('local', [])],
];

const callers = new Map<string, Caller>(CALLERS);
const trace: Access[] = [];

const url = await listen(() =>
  createApp(
    {
      ...product.dependencies,
      reader: product.reader,
      messenger: createCaseMessenger(product.environment.client),
      printCertificate: createCertificatePrinter(PUBLIC_URL),
      cursors: createCursors(createTestKeys()),
    },
    silent,
    {
      authenticate: async (request) => callers.get(request.get('x-test-caller') ?? ''),
      accessLog: { record: async (access) => void trace.push(access) },
    },
    [
      followEvents(idleEvents(product.dependencies.connection, silent)),
      ...invitationRoutes(product.invitations),
      ...statusRoutes(product.status),
      ...deskRoutes(product.desk),
    ],
  ),
);

const pathFor = (path: string): string =>
  path
    .replace('{caseId}', caseId)
    .replace('{iin}', scenario.registrant)
    .replace('{rka}', scenario.rka)
    .replaceAll(/\{\w+\}/g, randomUUID());

/** Nothing is ever done: what gets in is turned away by its empty body, its unknown id or its stage. */
const send = (method: string, path: string, caller: string): Promise<Response> =>
  fetch(`${url}${pathFor(path)}`, {
    method,
    headers: { 'x-test-caller': caller, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(method === 'GET' ? {} : { body: '{"unknown":1}' }),
  });

const codeOf = async (response: Response): Promise<unknown> =>
  response.headers.get('content-type')?.startsWith('application/problem+json') === true
    ? z.looseObject({ code: z.unknown() }).parse(await response.json()).code
    : undefined;

/** How a denial looks; another client's case is none at all. */
const refusalOf = (denial: Denial | undefined) => {
  if (denial === undefined) return null;
  return denial === 'not-your-case' ? [404, 'case-not-found'] : [403, denial];
};

/** The refusal that an answer is; what got in and was turned away for what it says is none. */
async function refusalIn(response: Response) {
  const code = await codeOf(response);
  const isRefusal = response.status === 401 || response.status === 403 || code === 'case-not-found';
  return isRefusal ? [response.status, code] : null;
}

const targetFor = (path: string): Target | undefined => (path.includes('{caseId}') ? target : undefined);

test('every call of the contract is walked', () => {
  expect(WALKED.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(ACTION_OF).toSorted());
});

describe.each(WALKED)('$operationId', ({ method, path, operationId }) => {
  const action = ACTION_OF[operationId] ?? 'public';

  test('lets nobody in who doesn’t say who they are, unless it is for everybody', async () => {
    const response = await send(method, path, 'nobody');
    const isChallenged = response.headers.get('www-authenticate')?.startsWith('Bearer') === true;
    expect([response.status === 401, isChallenged]).toEqual(Array(2).fill(action !== 'public'));
  });

  test.each(CALLERS)('does for %s what the policy says', async (says, caller) => {
    const denial = action === 'public' ? undefined : denialOf(caller, action, targetFor(path));
    const response = await send(method, path, says);
    expect(await refusalIn(response)).toEqual(refusalOf(denial));
  });
});

test('a look at a case leaves a trace, also where it was denied', () => {
  const looks = trace.filter(({ action }) => action === 'read-case');
  expect(looks.some(({ by, allowed }) => by === 'somebody-caseworker' && allowed)).toBe(true);
  expect(looks.some(({ by, allowed }) => by === 'another' && !allowed)).toBe(true);
  expect(JSON.stringify(looks)).not.toMatch(/(?<![\w-])\d{12}(?![\w-])/);
});

/** What is read without naming a case, and shows nobody in particular. */
const ABOUT_NOBODY: readonly (Action | 'public')[] = ['public', 'see-queues'];

test('whatever else shows people leaves a trace as well, with whom it was asked for', () => {
  const readers = WALKED.filter(({ method, path }) => method === 'GET' && !path.includes('{caseId}'));
  const showing = new Set(readers.map(({ operationId }) => ACTION_OF[operationId] ?? 'public'));
  const traced = new Map(trace.flatMap(({ action, lookUp }) => (lookUp === undefined ? [] : [[action, lookUp]])));
  const untraced = [...showing].filter((action) => !ABOUT_NOBODY.includes(action) && !traced.has(action));
  expect(untraced).toEqual([]);
  expect(trace.some(({ lookUp }) => lookUp?.subject === scenario.registrant)).toBe(true);
});
