import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ACCESS_POLICY } from '../../api/access/access-policy.ts';
import { ROLES } from '../../api/access/caller.ts';
import { signToken } from '../access/test-issuer.ts';
import { problemIn } from '../api/problem-document.ts';
import { file } from '../support/case-actions.ts';
import { startClosedProduct } from './closed-product.ts';

/**
 * API5:2023. The attacker is somebody with little right, and reaches for what others may do: as another role, by another method,
 * by another spelling of the path, by a token that says more than it should. Every role at every call: test/access/route-walk.test.ts.
 */

const closed = await startClosedProduct();
const { send, actorsWith, tokenOf, staffToken, issuer, product } = closed;
const portalToken = await tokenOf('portal');
const { caseId, scenario } = await file(actorsWith(portalToken), 'arrested-dwelling');
const before = await product.reader.findCase(caseId);
const path = `/v1/cases/${caseId}`;

const deadline = JSON.stringify({ deadlineAt: new Date(Date.now() + 864_000_000).toISOString(), reason: 'please' });
const STAFF_CALLS = [
  {
    what: 'approve',
    method: 'POST',
    path: `${path}/review`,
    body: '{"decision":"approve","reason":"because I say so"}',
  },
  { what: 'put off', method: 'PUT', path: `${path}/deadline`, body: deadline },
  { what: 'assign', method: 'PUT', path: `${path}/assignee`, body: '{"assignee":"portal"}' },
] as const;

describe.each(STAFF_CALLS)('to $what a case', (call) => {
  test('takes more than every scope there is', async () => {
    expect(problemIn(await send(call, portalToken))).toMatchObject({ status: 403, code: 'not-your-role' });
  });

  test.each(ROLES.filter((role) => role === 'ops' || role === 'auditor'))('takes more than to be %s', async (role) => {
    expect(problemIn(await send(call, await staffToken({ role })))).toMatchObject({ code: 'not-your-role' });
  });

  test('can’t be done by who is a party to it (R27)', async () => {
    const answer = await send(call, await staffToken({ role: 'supervisor', iin: scenario.registrant }));
    expect(problemIn(answer)).toMatchObject({ status: 403, code: 'own-case' });
  });

  test.each(['x-http-method-override', 'x-http-method', 'x-method-override'])(
    'isn’t done by a call with %s',
    async (header) => {
      for (const method of ['GET', 'POST']) {
        const answer = await send({ ...call, method, headers: { [header]: call.method } }, portalToken);
        expect([403, 405]).toContain(answer.status);
      }
    },
  );

  test.each([
    ['in capitals', (text: string) => text.toUpperCase().replace(/[\dA-F-]{36}/, caseId)],
    ['with a slash at the end', (text: string) => `${text}/`],
    ['with two slashes', (text: string) => text.replace('/cases', '//cases')],
    ['with a letter encoded', (text: string) => text.replace('/v1', '/%76%31')],
    ['by a detour', (text: string) => text.replace('/v1/', '/v1/webhooks/../')],
    ['by an encoded detour', (text: string) => text.replace('/v1/', '/v1/webhooks/%2e%2e/')],
    ['with a suffix', (text: string) => `${text}.json`],
    ['with a query', (text: string) => `${text}?_method=PUT&role=supervisor`],
  ])('isn’t done %s', async (_how, spell) => {
    const answer = await send({ ...call, path: spell(call.path) }, portalToken);
    expect([400, 403, 404]).toContain(answer.status);
  });
});

describe('a token that says', () => {
  const askWith = async (claims: object) =>
    send(STAFF_CALLS[0], await signToken(issuer, { claims: { ...claims, exp: Date.now() / 1_000 + 60 } }));
  const staff = { sub: 'mallory', iin: scenario.registrant, office: '*', name: 'Mallory' };

  test.each([
    ['that it is an administrator', { ...staff, roles: ['admin', 'root', '*'] }],
    ['its role in other letters', { ...staff, roles: ['CASEWORKER', 'caseworker '] }],
    ['its role as a field', { ...staff, roles: { caseworker: true } }],
    ['its role in a list of lists', { ...staff, roles: [['caseworker']] }],
    ['its role as a scope', { scope: 'caseworker supervisor cases:read channel:portal' }],
    ['two channels', { scope: 'cases:read channel:portal channel:bank' }],
    ['the channel of the counter', { scope: 'cases:read channel:counter' }],
    ['that its client is the counter', { client_id: 'counter' }],
    ['that its client is nobody', { client_id: '' }],
    ['a role without a person (R27)', { ...staff, roles: ['caseworker'], iin: undefined }],
    ['a role without an office', { ...staff, roles: ['supervisor'], office: undefined }],
    ['a role in an office that is none', { ...staff, roles: ['supervisor'], office: '.*' }],
  ])('%s is nobody’s who may do that', async (_what, claims) => {
    expect(problemIn(await askWith(claims)).status).toBe(403);
  });

  test.each(['cases:read,applications:write', 'applications:*', 'APPLICATIONS:WRITE', 'applications:write\u00a0', '*'])(
    'the scope %s may not file with it',
    async (scope) => {
      const token = await signToken(issuer, { claims: { scope: `${scope} channel:portal` } });
      const headers = { 'idempotency-key': randomUUID() };
      const answer = await send({ method: 'POST', path: '/v1/applications', headers, body: '{}' }, token);
      expect(problemIn(answer)).toMatchObject({ status: 403, code: 'scope-missing' });
    },
  );
});

test.each(['PATCH', 'DELETE', 'PROPFIND', 'TRACE', 'COPY', 'LOCK'])('%s is no way around a method', async (method) => {
  expect(problemIn(await send({ method, path }, portalToken))).toMatchObject({ status: 405 });
});

test('Nothing that is only for staff can be had with a scope', () => {
  const forStaff = Object.entries(ACCESS_POLICY).filter(([, rule]) => !('integrator' in rule));
  expect(forStaff.map(([action]) => action)).toEqual(
    expect.arrayContaining(['decide-review', 'extend-deadline', 'assign-case']),
  );
});

test('None of it has moved the case', async () => {
  expect(await product.reader.findCase(caseId)).toEqual(before);
});
