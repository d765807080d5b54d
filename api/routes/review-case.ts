import { randomUUID } from 'node:crypto';
import type { Case } from '../../domain/case.ts';
import { checkReview } from '../../domain/messages.ts';
import { decideReviewUpdate } from '../../workflows/contract.ts';
import { answerWithCase, caseIdOf } from '../answer-case.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { reviewSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/review`: a caseworker approves or refuses, with a reason (R17). */
export const reviewCase = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/review',
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const verdict = parseBody(reviewSchema, request);
    // The same words may be right twice: a case can come back to review with another encumbrance.
    const answer = await dependencies.messenger.send(caseId, decideReviewUpdate, verdict, randomUUID());
    const afterTheEnd = { wasCarriedOut: () => false, check: (state: Case) => checkReview(state, verdict) };
    await answerWithCase(dependencies, response, { caseId, answer, afterTheEnd });
  },
});
