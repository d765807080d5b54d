import { caseAnswer } from '../answers.ts';
import { IF_MATCH } from '../openapi/contract.ts';
import { isOpened } from '../../domain/case.ts';
import { checkExtension } from '../../domain/messages.ts';
import { extendDeadlineUpdate } from '../../workflows/contract.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { extensionSchema } from '../schemas.ts';

/** `PUT /v1/cases/{caseId}/deadline`: a caseworker gives the consenters more time, with a reason (R15). */
export const extendDeadline = (dependencies: ApiDependencies): Route => ({
  method: 'put',
  path: '/v1/cases/:caseId/deadline',
  action: 'extend-deadline',
  namesCaseworker: true,
  contract: {
    summary: 'Give the consenters more time (R15)',
    tag: 'caseworkers',
    headers: [IF_MATCH],
    body: extensionSchema,
    answers: {
      200: { says: 'the case as it then is', schema: caseAnswer },
      202: { says: 'taken over; the case as it is so far', schema: caseAnswer },
    },
    problems: {
      403: ['own-case'],
      409: ['case-closed', 'not-awaiting-consent'],
      412: ['case-changed'],
      422: ['deadline-not-later'],
    },
  },
  handler: async (request, response) => {
    const message = parseBody(extensionSchema, request);
    await answerCaseworker(
      dependencies,
      { request, response },
      {
        update: extendDeadlineUpdate,
        message,
        wasCarriedOut: (state) => isOpened(state) && state.deadlineAt === message.deadlineAt,
        check: (state) => checkExtension(state, message),
      },
    );
  },
});
