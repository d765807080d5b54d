import { holdsVerdict } from '../../domain/holds-verdict.ts';
import { checkReview } from '../../domain/messages.ts';
import { decideReviewUpdate } from '../../workflows/contract.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { reviewSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/review`: a caseworker approves or refuses, with a reason (R17). */
export const reviewCase = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/review',
  action: 'decide-review',
  namesCaseworker: true,
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
