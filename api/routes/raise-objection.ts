import { checkObjection } from '../../domain/messages.ts';
import { raiseObjectionUpdate } from '../../workflows/contract.ts';
import { caseIdOf, objectionIdOf } from '../answer-case.ts';
import { answerProof, asAttested } from '../answer-proof.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { CASE_NOW } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { objectionSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/objections/{objectionId}`: somebody who is to be withdrawn says no (R23); a caseworker decides. */
export const raiseObjection = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/objections/:objectionId',
  action: 'raise-objection',
  namesCaseworker: true,
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'raiseObjection',
    summary: 'Object to a withdrawal (R23)',
    tag: 'objections and stays',
    body: objectionSchema,
    answers: CASE_NOW,
    problems: {
      403: ['own-case'],
      404: ['unknown-objection'],
      409: ['case-closed', 'case-not-open-yet', 'objection-already-raised', 'registration-committed'],
      422: ['evidence-rejected'],
      429: ['too-many-attempts'],
    },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const objectionId = objectionIdOf(request);
    await answerProof(dependencies, response, {
      caseId,
      update: raiseObjectionUpdate,
      message: { objectionId, ...asAttested(parseBody(objectionSchema, request)) },
      proves: { consentId: objectionId, purpose: 'objection' },
      check: (state, at, client) => checkObjection(state, objectionId, at, client),
    });
  },
});
