import { describe, expect, test } from 'vitest';
import { callerOfClaims, staffOfClaims } from '../../api/access/claims.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import { CLAIM_NAMES } from './sample-claims.ts';

const [{ iin } = { iin: '' }] = DEMO_USERS;
const STAFF = { sub: 'aigerim', iin, name: 'Әйгерім', roles: ['caseworker'], office: 'astana' };
const CLIENT = { sub: 'portal', client_id: 'portal', scope: 'channel:portal cases:read' };

const stranger = expect.objectContaining({ status: 403 });

describe('a member of the staff', () => {
  test('is who the claims say', () => {
    const { sub: id, ...others } = STAFF;
    expect(callerOfClaims(STAFF, CLAIM_NAMES)).toEqual({ kind: 'staff', id, ...others });
  });

  test('may be described by claims of other names, along paths, and by URLs', () => {
    const claims = {
      preferred_username: 'aigerim',
      realm_access: { roles: ['offline_access', 'supervisor'] },
      'https://gov.example/claims/iin': iin,
      office: 'almaty',
    };
    const names = {
      ...CLAIM_NAMES,
      staffId: 'preferred_username',
      roles: 'realm_access.roles',
      iin: 'https://gov.example/claims/iin',
    };
    expect(callerOfClaims(claims, names)).toEqual({
      kind: 'staff',
      id: 'aigerim',
      iin,
      name: 'aigerim',
      roles: ['supervisor'],
      office: 'almaty',
    });
  });

  test.each([
    ['ops', undefined, null],
    ['auditor', undefined, null],
    ['supervisor', '*', null],
    ['ops', 'almaty', 'almaty'],
  ])('who is %s with the office %s works for %s', (role, office, expected) => {
    expect(staffOfClaims({ ...STAFF, roles: [role], office }, CLAIM_NAMES).office).toBe(expected);
  });

  test.each([
    ['a caseworker without an office', { office: undefined }],
    ['somebody who is ops and caseworker, without an office', { roles: ['ops', 'caseworker'], office: undefined }],
    ['an office that nobody has', { office: 'atlantis' }],
    ['an office that is no text', { office: ['astana'] }],
    ['no IIN, without which nobody could tell their own case (R27)', { iin: undefined }],
    ['an IIN with a wrong check digit', { iin: iin.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) }],
    ['an IIN as a number', { iin: Number(iin) }],
    ['an IIN for an id, which stands in events and logs', { sub: iin }],
    ['no id', { sub: undefined }],
    ['roles of other programs', { roles: ['admin', 'superuser'] }],
    ['a role in other letters', { roles: ['Caseworker'] }],
  ])('is nobody here with %s', (_what, changes) => {
    expect(() => callerOfClaims({ ...STAFF, ...changes }, CLAIM_NAMES)).toThrow(stranger);
  });

  test('is not made of scopes', () => {
    expect(() => staffOfClaims(CLIENT, CLAIM_NAMES)).toThrow(stranger);
  });
});

describe('an integrator', () => {
  test.each([
    ['a text', 'cases:read channel:mobile'],
    ['a list', ['cases:read', 'channel:mobile']],
  ])('has its channel and what it may do from scopes in %s', (_what, scope) => {
    expect(callerOfClaims({ ...CLIENT, scope }, CLAIM_NAMES)).toEqual({
      kind: 'integrator',
      clientId: 'portal',
      channel: 'mobile',
      scopes: ['cases:read'],
    });
  });

  test.each([
    ['no channel', { scope: 'cases:read' }],
    ['two channels', { scope: 'channel:portal channel:bank' }],
    ['the counter, where people act', { scope: 'channel:counter' }],
    ['no scope at all', { scope: undefined }],
    ['no client id', { client_id: undefined }],
    ["the counter's name, whose cases it would get", { client_id: 'counter' }],
  ])('is nobody here with %s', (_what, changes) => {
    expect(() => callerOfClaims({ ...CLIENT, ...changes }, CLAIM_NAMES)).toThrow(stranger);
  });
});
