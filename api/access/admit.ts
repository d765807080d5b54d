import type { Request, RequestHandler } from 'express';
import type { Case } from '../../domain/case.ts';
import { clientsOf } from '../../domain/clients-of.ts';
import { partiesOf } from '../../domain/parties.ts';
import type { AccessLog } from '../../store/access-log.ts';
import { caseIdOf } from '../answer-case.ts';
import type { FailedSignIns } from '../limits/failed-sign-ins.ts';
import type { CaseMessenger } from '../case-messenger.ts';
import { notFound, Problem, unavailable } from '../problem.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { ACCESS_POLICY, type Action, type Denial, denialOf, type Target } from './access-policy.ts';
import { lookUpIn } from './look-up.ts';
import { type Authenticate, type Caller, callerOf, clientIdOf, openToAnybody, rememberCaller } from './caller.ts';

/** Who is let in, and the trace it leaves. */
export interface Access {
  readonly authenticate: Authenticate;
  readonly accessLog: AccessLog;
  /** Where integrators get their tokens, for the reference; `undefined` where nobody can say. */
  readonly findTokenUrl?: () => Promise<string | undefined>;
}

/** Without sign-in: everybody may do everything, and nobody could be named in a trace. */
export const openAccess: Access = { authenticate: openToAnybody, accessLog: { record: async () => undefined } };

/** What of a case decides who may touch it. */
export const targetOf = (state: Case): Target => ({
  filer: state.client,
  clients: clientsOf(state),
  office: state.learned.office,
  assignee: state.assignee,
  parties: partiesOf(state),
});

export const DENIALS: Readonly<Record<Exclude<Denial, 'not-your-case'>, string>> = {
  'not-your-role': 'Your role has no part in this. Ask somebody whose task it is.',
  'scope-missing': 'The access token lacks the scope that this call needs. Ask for a token with it.',
  'foreign-office': 'The case belongs to another office. Only its staff can see it and act on it.',
  'own-case': 'Nobody handles a case in which they are registrant, applicant or consenter. Leave it to a colleague.',
  'filed-by-another':
    'Only the client that filed a case does this with it. You brought an answer to it: read the case.',
  'assigned-to-another': 'A colleague works on this case. Ask them, or have it assigned to you.',
};

/** Another client's case is none at all to an integrator: it must not learn that there is one. */
function problemOf(denial: Denial, action: Action): Problem {
  if (denial === 'not-your-case') return notFound('case');
  const { integrator }: (typeof ACCESS_POLICY)[Action] & { integrator?: { scope: string } } = ACCESS_POLICY[action];
  if (denial === 'scope-missing' && integrator !== undefined) {
    return new Problem({
      status: 403,
      code: denial,
      title: 'Not allowed',
      detail: `The access token lacks the scope ${integrator.scope}. Ask for a token with it.`,
      headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${integrator.scope}"` },
    });
  }
  return new Problem({ status: 403, code: denial, title: 'Not allowed', detail: DENIALS[denial] });
}

const unauthenticated = (): Problem =>
  new Problem({
    status: 401,
    code: 'not-signed-in',
    title: 'Who are you?',
    detail: 'Send an access token: `Authorization: Bearer …`.',
    headers: { 'www-authenticate': 'Bearer' },
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Staff act under their own name: it is put into the body where a call names a caseworker, and nobody else may put one there.
 */
function nameCaseworkerIn(request: Request, caller: Caller, isNamed: boolean): void {
  const body: unknown = request.body;
  if (caller.kind === 'anybody' || !isObject(body)) return;
  if (body['caseworker'] !== undefined) {
    throw new Problem({
      status: 403,
      code: 'caseworker-not-yours-to-name',
      title: 'Not allowed',
      detail: 'Leave `caseworker` out: it is whoever is signed in.',
    });
  }
  if (caller.kind === 'staff' && isNamed) request.body = { ...body, caseworker: { id: caller.id, iin: caller.iin } };
}

/** Stands behind whatever reads bodies. */
export const nameCaseworker =
  ({ action, namesCaseworker = false }: Route): RequestHandler =>
  (request, response, next) => {
    if (action !== 'public') nameCaseworkerIn(request, callerOf(response), namesCaseworker);
    next();
  };

/** Finds out who calls, and remembers it. An address from which too much was wrong isn't asked any more. */
export const identify =
  ({ authenticate }: Access, failedSignIns: FailedSignIns, { action, isAutomatic = false }: Route): RequestHandler =>
  async (request, response, next) => {
    if (action === 'public') return next();
    failedSignIns.check(request);
    const caller = await authenticate(request, !isAutomatic).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 401) failedSignIns.note(request);
      throw error;
    });
    if (caller === undefined) {
      failedSignIns.note(request);
      throw unauthenticated();
    }
    rememberCaller(response, caller);
    next();
  };

/**
 * A case that has no file yet can't be asked whose it is, and may have one a moment later: until then only the client that is
 * filing it speaks to it.
 *
 * @throws {Problem} 404
 */
async function demandOpening(messenger: CaseMessenger, caller: Caller, caseId: string): Promise<void> {
  if (caller.kind !== 'integrator') throw notFound('case');
  const { kind } = await messenger.lookUp(caseId, caller.clientId);
  if (kind === 'unavailable') throw unavailable('Whether there is such a case can not be told now. Ask again.');
  if (kind !== 'opening') throw notFound('case');
}

/** @throws {Problem} where somebody may not do this with this case: for routes that have found it later than `admit` looked */
export function demandAllowed(caller: Caller, action: Action, state: Case): void {
  const denial = denialOf(caller, action, targetOf(state));
  if (denial !== undefined) throw problemOf(denial, action);
}

/** Lets a request through to its route if its sender may do that, with that case. Reading a case, a list or a register leaves a trace. */
export const admit =
  ({ reader, messenger }: ApiDependencies, { accessLog }: Access, { action, path }: Route): RequestHandler =>
  async (request, response, next) => {
    if (action === 'public') return next();
    const caller = callerOf(response);
    const denial = denialOf(caller, action);
    if (denial !== undefined) throw problemOf(denial, action);
    if (caller.kind === 'anybody') return next();
    const by = caller.kind === 'staff' ? caller.id : clientIdOf(caller);
    if (path.includes('/:caseId')) {
      const caseId = caseIdOf(request);
      const stored = await reader.findCase(caseId);
      const refused = stored === undefined ? undefined : denialOf(caller, action, targetOf(stored.state));
      await accessLog.record({ by, action, caseId, allowed: refused === undefined });
      if (refused !== undefined) throw problemOf(refused, action);
      if (stored === undefined && action !== 'read-case') await demandOpening(messenger, caller, caseId);
    } else {
      // Before anything is read: what can't be traced isn't shown.
      const lookUp = lookUpIn(request, action);
      if (lookUp !== undefined) await accessLog.record({ by, action, caseId: null, allowed: true, lookUp });
    }
    next();
  };
