import { callerOf } from '../access/caller.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import type { Route } from '../route.ts';
import { possibilitiesOf } from './desk-actions.ts';
import { actionListAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';

/** `GET /v1/cases/{caseId}/actions`: what its reader may do with the case now, and why not the rest. */
export const listActions = ({ dependencies }: DeskParts): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/actions',
  action: 'read-case',
  contract: {
    name: 'listActions',
    summary: 'Ask what you may do with a case now',
    tag: 'caseworkers',
    answers: { 200: { says: 'every action, with the reason where it is not allowed', schema: actionListAnswer } },
  },
  handler: async (request, response) => {
    const { state } = await getStoredCase(dependencies, caseIdOf(request));
    response.json({ data: possibilitiesOf(callerOf(response), state, new Date().toISOString()) });
  },
});
