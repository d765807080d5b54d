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
