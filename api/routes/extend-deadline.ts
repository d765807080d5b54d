import { holdsExtension } from '../../domain/holds-words.ts';
import { checkExtension } from '../../domain/messages.ts';
import { extendDeadlineUpdate } from '../../workflows/contract.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { CASE_NOW, IF_MATCH } from '../openapi/contract.ts';
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
    name: 'extendDeadline',
    summary: 'Give the consenters more time (R15)',
    tag: 'caseworkers',
    headers: [IF_MATCH],
    body: extensionSchema,
    answers: CASE_NOW,
    problems: {
      403: ['own-case'],
      409: ['case-closed', 'not-awaiting-consent'],
      412: ['case-changed'],
      428: ['if-match-missing'],
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
        wasCarriedOut: async ({ caseId }) => holdsExtension(await dependencies.reader.listEvents(caseId), message),
        check: (state) => checkExtension(state, message),
      },
    );
  },
});
