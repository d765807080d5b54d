import { findObjection } from '../../domain/messages.ts';
import { objectionDocument } from '../../domain/objections.ts';
import { caseIdOf, getStoredCase, objectionIdOf } from '../answer-case.ts';
import { BYTES_TO_SIGN } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import { rejectionProblem } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { objectionDocumentSchema } from '../schemas.ts';
import { sendDocument } from '../send-document.ts';

/**
 * `POST /v1/cases/{caseId}/objections/{objectionId}/document`: the exact bytes to sign for an objection with this `reason`
 * (R23). It changes nothing; it is no `GET` because what somebody has to say belongs in no URL and no access log.
 */
export const wordObjection = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/objections/:objectionId/document',
  action: 'raise-objection',
  contract: {
    name: 'wordObjection',
    summary: 'Get the exact bytes that an objector signs (R23)',
    tag: 'objections and stays',
    body: objectionDocumentSchema,
    answers: BYTES_TO_SIGN,
    problems: { 404: ['unknown-objection'] },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const objectionId = objectionIdOf(request);
    const { reason } = parseBody(objectionDocumentSchema, request);
    const { state } = await getStoredCase(dependencies, caseId);
    const objection = findObjection(state, objectionId);
    if (objection === undefined) throw rejectionProblem({ code: 'unknown-objection' });
    sendDocument(response, objectionDocument(state, objection, reason));
  },
});
