import { z } from 'zod';
import { ANSWERS, consentDocument } from '../../domain/consent-document.ts';
import { findConsent } from '../../domain/messages.ts';
import { caseIdOf, consentIdOf, getStoredCase } from '../answer-case.ts';
import { BYTES_TO_SIGN } from '../openapi/contract.ts';
import { parseQuery } from '../parse.ts';
import { rejectionProblem } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { powersId } from '../schemas.ts';
import { sendDocument } from '../send-document.ts';

const querySchema = z.strictObject({
  answer: z
    .enum(ANSWERS, `must be one of ${ANSWERS.join(', ')}`)
    .default('give')
    .meta({ description: 'what will be signed: each answer has bytes of its own' }),
  powerOfAttorneyId: powersId,
});

/**
 * `GET /v1/cases/{caseId}/consents/{consentId}/document`: the exact bytes to sign (R13), for `?answer=` give, decline or revoke;
 * with `?powerOfAttorneyId=` those that an attorney signs, which name the powers (R5, R11).
 */
export const getConsentDocument = (dependencies: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/cases/:caseId/consents/:consentId/document',
  action: 'answer-consent',
  contract: {
    name: 'getConsentDocument',
    summary: 'Get the exact bytes that a consenter signs (R13)',
    description:
      'JSON that names case, dwelling, consenter and deadline, for people to read; to be signed as these bytes, never parsed and written anew. The same until the case changes.',
    tag: 'consents',
    query: querySchema,
    answers: BYTES_TO_SIGN,
    problems: { 404: ['unknown-consent'] },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    const { answer, powerOfAttorneyId } = parseQuery(querySchema, request);
    const { state } = await getStoredCase(dependencies, caseId);
    const consent = findConsent(state, consentId);
    if (consent === undefined) throw rejectionProblem({ code: 'unknown-consent' });
    sendDocument(response, consentDocument(state, consent, answer, powerOfAttorneyId));
  },
});
