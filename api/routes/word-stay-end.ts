import { checkStayEnd } from '../../domain/messages.ts';
import { stayEndDocument } from '../../domain/stay-end-document.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import { BYTES_TO_SIGN } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import { rejectionProblem } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { stayEndDocumentSchema } from '../schemas.ts';
import { sendDocument } from '../send-document.ts';

/**
 * `POST /v1/cases/{caseId}/stay-end/document`: the exact bytes that `by` signs to end the stay (R20). It changes nothing; it is
 * no `GET` because a number of a person belongs in no URL.
 */
export const wordStayEnd = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/stay-end/document',
  action: 'end-stay',
  contract: {
    name: 'wordStayEnd',
    summary: 'Get the exact bytes that end a stay (R20)',
    tag: 'objections and stays',
    body: stayEndDocumentSchema,
    answers: BYTES_TO_SIGN,
    problems: { 409: ['no-stay', 'stay-already-over', 'case-closed'] },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const { by, powerOfAttorneyId } = parseBody(stayEndDocumentSchema, request);
    const { state } = await getStoredCase(dependencies, caseId);
    const rejection = checkStayEnd(state);
    if (rejection !== undefined) throw rejectionProblem(rejection);
    sendDocument(response, stayEndDocument(state, by, powerOfAttorneyId));
  },
});
