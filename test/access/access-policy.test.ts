import { describe, expect, test } from 'vitest';
import { ACCESS_POLICY, type Action, type Denial, denialOf, type Target } from '../../api/access/access-policy.ts';
import { type Caller, type Role, ROLES, type Scope, SCOPES } from '../../api/access/caller.ts';

const DESK: readonly Action[] = [
  'file-application',
  'list-cases',
  'read-case',
  'read-whole-case',
  'read-evidence',
  'take-evidence',
  'see-queues',
  'answer-consent',
  'invite-consenter',
  'add-note',
  'remind-consenter',
  'look-up',
  'raise-objection',
  'end-stay',
  'share-status',
  'cancel-application',
  'decide-review',
  'extend-deadline',
  'assign-case',
  'find-residence',
];
const ACTIONS: readonly Action[] = [...DESK, 'manage-webhooks'];

const target: Target = {
  filer: 'portal',
  clients: ['portal', 'carrier'],
  office: 'almaty',
  assignee: null,
  parties: ['party'],
};

const staff = (role: Role, change: Partial<Extract<Caller, { kind: 'staff' }>> = {}): Caller => ({
  kind: 'staff',
  id: 'a.serik',
  iin: 'nobody in the case',
  name: 'A. Serik',
  roles: [role],
  office: 'almaty',
  ...change,
});

const integrator = (scopes: readonly Scope[], clientId = 'portal'): Caller => ({
  kind: 'integrator',
  clientId,
  channel: 'portal',
  scopes,
});

/** Written down once more, by hand: what each may do with a case of their own office or client. */
const MAY: Readonly<Record<Role | Scope, readonly Action[]>> = {
  caseworker: DESK,
  supervisor: DESK,
  ops: ['list-cases', 'see-queues', 'read-case', 'read-whole-case', 'add-note'],
  auditor: ['list-cases', 'see-queues', 'read-case', 'read-whole-case', 'read-evidence', 'find-residence'],
  'applications:write': ['file-application', 'cancel-application', 'invite-consenter', 'share-status'],
  'cases:read': ['list-cases', 'read-case', 'read-whole-case'],
  'consents:write': ['answer-consent', 'raise-objection', 'end-stay'],
  'residents:read': ['find-residence'],
  'webhooks:manage': ['manage-webhooks'],
};

test('every action of the policy is asked about here', () => {
  expect(ACTIONS.toSorted()).toEqual(Object.keys(ACCESS_POLICY).toSorted());
});

describe.each(ROLES)('a member of staff who is %s', (role) => {
  test.each(ACTIONS)('may %s exactly if it is written down', (action) => {
    expect(denialOf(staff(role), action, target) === undefined).toBe(MAY[role].includes(action));
  });
});

describe.each(SCOPES)('a client with the scope %s', (scope) => {
  test.each(ACTIONS)('may %s exactly if it is written down', (action) => {
    expect(denialOf(integrator([scope]), action, target) === undefined).toBe(MAY[scope].includes(action));
  });
});

test.each(ACTIONS)('who has neither role nor scope may not %s', (action) => {
  expect(denialOf(staff('ops', { roles: [] }), action)).toBe('not-your-role');
  expect(denialOf(integrator([]), action)).toMatch(/^(scope-missing|not-your-role)$/);
});

describe('the conditions on a case', () => {
  const isParty = { iin: 'party' };
  const astana = { office: 'astana' };
  test.each<readonly [string, Caller, Action, Partial<Target>, Denial | undefined]>([
    ['a caseworker reads no other office’s', staff('caseworker'), 'read-case', astana, 'foreign-office'],
    ['one of the whole country does', staff('caseworker', { office: null }), 'read-case', astana, undefined],
    ['ops do', staff('ops'), 'read-case', astana, undefined],
    ['auditors do', staff('auditor'), 'read-case', astana, undefined],
    ['without an office it is no office’s', staff('caseworker'), 'read-case', { office: null }, 'foreign-office'],
    ['R27: a party doesn’t decide', staff('caseworker', isParty), 'decide-review', {}, 'own-case'],
    ['R27: nor does a supervisor who is one', staff('supervisor', isParty), 'decide-review', {}, 'own-case'],
    ['R27: nor extend', staff('caseworker', isParty), 'extend-deadline', {}, 'own-case'],
    ['R27: nor attest', staff('caseworker', isParty), 'answer-consent', {}, 'own-case'],
    ['R27: but may read', staff('caseworker', isParty), 'read-case', {}, undefined],
    [
      'a colleague’s is the colleague’s',
      staff('caseworker'),
      'decide-review',
      { assignee: 'b' },
      'assigned-to-another',
    ],
    ['one’s own is one’s own', staff('caseworker'), 'decide-review', { assignee: 'a.serik' }, undefined],
    ['a supervisor may step in', staff('supervisor'), 'decide-review', { assignee: 'b' }, undefined],
    ['the desk may hand a case over', staff('caseworker'), 'assign-case', { assignee: 'b' }, undefined],
    ['who brought an answer sees the case', integrator(['cases:read'], 'carrier'), 'read-case', {}, undefined],
    ['but not all of it', integrator(['cases:read'], 'carrier'), 'read-whole-case', {}, 'filed-by-another'],
    ['nor cancels it', integrator(['applications:write'], 'carrier'), 'cancel-application', {}, 'filed-by-another'],
    ['a client sees no other’s', integrator(['cases:read'], 'bank'), 'read-case', {}, 'not-your-case'],
    ['nor cancels it', integrator(['applications:write'], 'bank'), 'cancel-application', {}, 'not-your-case'],
    ['but may carry an owner’s answer to it', integrator(['consents:write'], 'bank'), 'answer-consent', {}, undefined],
  ])('%s', (_says, caller, action, change, denial) => {
    expect(denialOf(caller, action, { ...target, ...change })).toBe(denial);
  });
});

test('without sign-in everybody may do everything', () => {
  for (const action of ACTIONS) expect(denialOf({ kind: 'anybody' }, action, target)).toBeUndefined();
});
