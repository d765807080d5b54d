import { demandAllowed } from '../access/admit.ts';
import { type Caller, callerOf } from '../access/caller.ts';
import { getStoredCase } from '../answer-case.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { presenceAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';
import { presenceSchema } from './presence-schema.ts';

const DESCRIPTION = `
So that two don't do the same work: the page of a case says every ten seconds that you have it open, and is told which colleagues have, too.
It holds for half a minute and is kept nowhere. Only caseworkers and supervisors are shown to others.
`.trim();

/** Who does no work on cases can't do it twice: an auditor looks without being seen. */
const isSeen = (caller: Caller): caller is Extract<Caller, { kind: 'staff' }> =>
  caller.kind === 'staff' && caller.roles.some((role) => role === 'caseworker' || role === 'supervisor');

/**
 * `PUT /v1/presence`: who else looks at a case now. The case stands in the body and not in the path, because a page that says
 * it is still open reads nothing more: the access log would drown in it.
 */
export const announcePresence = ({ dependencies, presence }: DeskParts): Route => ({
  method: 'put',
  path: '/v1/presence',
  action: 'see-queues',
  isAutomatic: true,
  contract: {
    name: 'announcePresence',
    summary: 'Say that you look at a case, and hear who else does',
    description: DESCRIPTION,
    tag: 'caseworkers',
    body: presenceSchema,
    answers: { 200: { says: 'the others, in the order in which they came', schema: presenceAnswer } },
    problems: { 403: ['foreign-office'], 404: ['case-not-found'] },
  },
  handler: async (request, response) => {
    const { caseId, present } = parseBody(presenceSchema, request);
    const caller = callerOf(response);
    if (caller.kind === 'staff' && !present) {
      await presence.leave(caseId, caller.id);
      return void response.json({ data: [] });
    }
    const { state } = await getStoredCase(dependencies, caseId);
    demandAllowed(caller, 'read-case', state);
    if (isSeen(caller)) await presence.enter(caseId, { id: caller.id, name: caller.name });
    const data = await presence.others(caseId, caller.kind === 'staff' ? caller.id : '');
    response.json({ data });
  },
});
