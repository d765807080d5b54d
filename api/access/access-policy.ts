import type { Caller, Integrator, Role, Scope, Staff } from './caller.ts';

/** What of a case decides who may touch it. */
export interface Target {
  /** The client that filed it. */
  readonly filer: string;
  /** That one, and those that brought somebody's word to it (`clientsOf`). */
  readonly clients: readonly string[];
  readonly office: string | null;
  readonly assignee: string | null;
  /** IINs of registrants, applicant, consenters, those they answer for, and those who may object. */
  readonly parties: readonly string[];
}

/** Why somebody may not: said to staff, who may know that the case exists; to everybody else there is no such case. */
export type Denial =
  | 'not-your-role'
  | 'scope-missing'
  | 'foreign-office'
  | 'own-case'
  | 'not-your-case'
  | 'filed-by-another'
  | 'assigned-to-another';

type Condition<Who> = (caller: Who, target: Target) => Denial | undefined;

/** Whoever may do an action: integrators by scope, staff by role, each under conditions on the case. Nobody else. */
interface Rule {
  readonly integrator?: { readonly scope: Scope; readonly conditions: readonly Condition<Integrator>[] };
  readonly staff?: { readonly roles: readonly Role[]; readonly conditions: readonly Condition<Staff>[] };
}

const ownCaseOfClient: Condition<Integrator> = ({ clientId }, { clients }) =>
  clients.includes(clientId) ? undefined : 'not-your-case';

/** Who merely brought an answer follows the case, and neither steers it nor reads all that others said in it. */
const filedByClient: Condition<Integrator> = (caller, target) =>
  ownCaseOfClient(caller, target) ?? (target.filer === caller.clientId ? undefined : 'filed-by-another');

const ownOffice: Condition<Staff> = ({ office, roles }, target) =>
  office === null || roles.includes('auditor') || roles.includes('ops') || target.office === office
    ? undefined
    : 'foreign-office';

/** R27 */
const notOwnCase: Condition<Staff> = ({ iin }, { parties }) => (parties.includes(iin) ? 'own-case' : undefined);

/** A case that a colleague works on is decided by the colleague, or by a supervisor. */
const notAColleagues: Condition<Staff> = ({ id, roles }, { assignee }) =>
  assignee === null || assignee === id || roles.includes('supervisor') ? undefined : 'assigned-to-another';

const EVERYBODY_READS: readonly Role[] = ['caseworker', 'supervisor', 'ops', 'auditor'];
const DESK: readonly Role[] = ['caseworker', 'supervisor'];

const READ: Rule = {
  integrator: { scope: 'cases:read', conditions: [ownCaseOfClient] },
  staff: { roles: EVERYBODY_READS, conditions: [ownOffice] },
};
const READ_ALL: Rule = { ...READ, integrator: { scope: 'cases:read', conditions: [filedByClient] } };

/**
 * An integrator may carry an owner's answer to a case that another one filed. To find it they need the case's id, which its client
 * and the request that the owner got know, and the consent's, which follows from that and the consenter's number: neither is a
 * secret that keeps anybody out. What counts is the consenter's signature (docs/security.md).
 */
const ANSWER: Rule = {
  integrator: { scope: 'consents:write', conditions: [] },
  staff: { roles: DESK, conditions: [ownOffice, notOwnCase] },
};

const DECIDE: Rule = { staff: { roles: DESK, conditions: [ownOffice, notOwnCase, notAColleagues] } };

/** Who may do what (R27). What isn't here nobody may. */
export const ACCESS_POLICY = {
  'file-application': {
    integrator: { scope: 'applications:write', conditions: [] },
    staff: { roles: DESK, conditions: [] },
  },
  'list-cases': {
    integrator: { scope: 'cases:read', conditions: [] },
    staff: { roles: EVERYBODY_READS, conditions: [] },
  },
  /** Figures about many, and nobody in particular. */
  'see-queues': { staff: { roles: EVERYBODY_READS, conditions: [] } },
  'read-case': READ,
  /** Who signed, with which certificate, and which document was shown. */
  'read-evidence': { staff: { roles: ['caseworker', 'supervisor', 'auditor'], conditions: [ownOffice] } },
  /** The documents themselves and the signatures: they hold whole numbers, so whoever sees those masked takes none. */
  'take-evidence': { staff: { roles: DESK, conditions: [ownOffice] } },
  /** Its audit trail and its certificate. */
  'read-whole-case': READ_ALL,
  'answer-consent': ANSWER,
  'raise-objection': ANSWER,
  'end-stay': ANSWER,
  /** An invitation is for whoever the case asks; so it is made by whoever answers for the case. */
  'invite-consenter': {
    integrator: { scope: 'applications:write', conditions: [filedByClient] },
    staff: { roles: DESK, conditions: [ownOffice, notOwnCase] },
  },
  /** So is the link by which an applicant follows their case. */
  'share-status': {
    integrator: { scope: 'applications:write', conditions: [filedByClient] },
    staff: { roles: DESK, conditions: [ownOffice, notOwnCase] },
  },
  'cancel-application': {
    integrator: { scope: 'applications:write', conditions: [filedByClient] },
    staff: { roles: DESK, conditions: [ownOffice, notOwnCase] },
  },
  'decide-review': DECIDE,
  'extend-deadline': DECIDE,
  'add-note': { staff: { roles: ['caseworker', 'supervisor', 'ops'], conditions: [ownOffice, notOwnCase] } },
  'remind-consenter': { staff: { roles: DESK, conditions: [ownOffice, notOwnCase] } },
  'assign-case': { staff: { roles: DESK, conditions: [ownOffice, notOwnCase] } },
  'find-residence': {
    integrator: { scope: 'residents:read', conditions: [] },
    staff: { roles: ['caseworker', 'supervisor', 'auditor'], conditions: [] },
  },
  /** At the counter: a person, or a dwelling with its owners. */
  'look-up': { staff: { roles: DESK, conditions: [] } },
  'manage-webhooks': { integrator: { scope: 'webhooks:manage', conditions: [] } },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACCESS_POLICY;

/** `undefined` where the caller may; the first reason where not. Without a target only what needs none is asked. */
export function denialOf(caller: Caller, action: Action, target?: Target): Denial | undefined {
  if (caller.kind === 'anybody') return undefined;
  const rule: Rule = ACCESS_POLICY[action];
  if (caller.kind === 'integrator') {
    if (rule.integrator === undefined) return 'not-your-role';
    if (!caller.scopes.includes(rule.integrator.scope)) return 'scope-missing';
    return target === undefined ? undefined : firstDenial(caller, target, rule.integrator.conditions);
  }
  const { staff } = rule;
  if (staff === undefined || !caller.roles.some((role) => staff.roles.includes(role))) return 'not-your-role';
  return target === undefined ? undefined : firstDenial(caller, target, staff.conditions);
}

function firstDenial<Who>(caller: Who, target: Target, conditions: readonly Condition<Who>[]): Denial | undefined {
  for (const condition of conditions) {
    const denial = condition(caller, target);
    if (denial !== undefined) return denial;
  }
  return undefined;
}
