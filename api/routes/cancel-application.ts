import { type Case, outcomeOf } from '../../domain/case.ts';
import { holdsCancellation } from '../../domain/holds-words.ts';
import { checkCancellation } from '../../domain/messages.ts';
import { cancelApplicationUpdate } from '../../workflows/contract.ts';
import { answerWithCase, caseIdOf } from '../answer-case.ts';
import { messageIdOf } from '../digests.ts';
import { CASE_NOW } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { cancellationSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/cancellation`: the applicant withdraws the application, until the commit. */
export const cancelApplication = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/cancellation',
  action: 'cancel-application',
  namesCaseworker: true,
  contract: {
    name: 'cancelApplication',
    summary: 'Cancel an application',
    tag: 'applications',
    body: cancellationSchema,
    answers: CASE_NOW,
    problems: { 403: ['own-case'], 409: ['case-closed', 'registration-committed'] },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const { reason = null, caseworker } = parseBody(cancellationSchema, request);
    const message = { reason, ...(caseworker === undefined ? {} : { caseworker }) };
    const messageId = messageIdOf('cancel-application', message);
    const answer = await dependencies.messenger.send(caseId, cancelApplicationUpdate, message, messageId);
    // Of two colleagues one has done it; the other has to know whose reason was kept.
    const wasCarriedOut = async (state: Case): Promise<boolean> =>
      caseworker === undefined
        ? outcomeOf(state) === 'cancelled'
        : holdsCancellation(await dependencies.reader.listEvents(caseId), { reason, caseworker });
    const afterTheEnd = { wasCarriedOut, check: checkCancellation };
    await answerWithCase(dependencies, response, { caseId, answer, afterTheEnd });
  },
});
