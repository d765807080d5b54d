import { holdsVerdict } from '../../domain/holds-verdict.ts';
import { checkReview } from '../../domain/messages.ts';
import { decideReviewUpdate } from '../../workflows/contract.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { CASE_NOW, IF_MATCH } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { reviewSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/review`: a caseworker approves or refuses, with a reason (R17). */
export const reviewCase = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/review',
  action: 'decide-review',
  namesCaseworker: true,
  contract: {
    name: 'reviewCase',
    summary: 'Decide a review (R17)',
    tag: 'caseworkers',
    headers: [IF_MATCH],
    body: reviewSchema,
    answers: CASE_NOW,
    problems: {
      403: ['own-case'],
      404: ['unknown-registrant'],
      409: ['case-closed', 'not-in-review', 'review-changed'],
      412: ['case-changed'],
      428: ['if-match-missing'],
    },
  },
  handler: async (request, response) => {
    const message = parseBody(reviewSchema, request);
    await answerCaseworker(
      dependencies,
      { request, response },
      {
        update: decideReviewUpdate,
        message,
        wasCarriedOut: async ({ caseId }) => holdsVerdict(await dependencies.reader.listEvents(caseId), message),
        check: (state) => checkReview(state, message),
      },
    );
  },
});
