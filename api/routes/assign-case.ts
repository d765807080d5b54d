import { checkAssignment } from '../../domain/messages.ts';
import { assignCaseUpdate } from '../../workflows/contract.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { CASE_NOW, IF_MATCH } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { assignmentSchema } from '../schemas.ts';

/** `PUT /v1/cases/{caseId}/assignee`: gives a case to a member of staff, or with `null` to nobody (R27). */
export const assignCase = (dependencies: ApiDependencies): Route => ({
  method: 'put',
  path: '/v1/cases/:caseId/assignee',
  action: 'assign-case',
  namesCaseworker: true,
  contract: {
    name: 'assignCase',
    summary: 'Give a case to a member of staff, or to nobody',
    tag: 'caseworkers',
    headers: [IF_MATCH],
    body: assignmentSchema,
    answers: CASE_NOW,
    problems: { 403: ['own-case'], 409: ['case-closed'], 412: ['case-changed'], 428: ['if-match-missing'] },
  },
  handler: async (request, response) => {
    const message = parseBody(assignmentSchema, request);
    await answerCaseworker(
      dependencies,
      { request, response },
      {
        update: assignCaseUpdate,
        message,
        wasCarriedOut: ({ assignee }) => assignee === message.assignee,
        check: (state) => checkAssignment(state, message),
      },
    );
  },
});
