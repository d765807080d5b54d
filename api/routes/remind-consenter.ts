import { checkReminder } from '../../domain/desk-work.ts';
import { remindConsenterUpdate } from '../../workflows/contract.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { CASE_NOW } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { reminderSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/reminders`: one of those who haven't answered is written to once more (R15). */
export const remindConsenter = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/reminders',
  action: 'remind-consenter',
  namesCaseworker: true,
  contract: {
    name: 'remindConsenter',
    summary: 'Remind somebody whose consent is awaited',
    description:
      'Whoever was asked or reminded within the last 24 hours is left alone: the answer is the same, and `remindedAt` of the consent says when it was.',
    tag: 'caseworkers',
    body: reminderSchema,
    answers: CASE_NOW,
    problems: {
      403: ['own-case'],
      404: ['unknown-consent'],
      409: ['case-closed', 'not-awaiting-consent', 'consent-already-decided'],
    },
  },
  handler: async (request, response) => {
    const message = parseBody(reminderSchema, request);
    await answerCaseworker(
      dependencies,
      { request, response },
      {
        update: remindConsenterUpdate,
        message,
        isHarmless: true,
        wasCarriedOut: () => false,
        check: (state) => checkReminder(state, message),
      },
    );
  },
});
