import { checkStayEnd } from '../../domain/messages.ts';
import { endStayUpdate } from '../../workflows/contract.ts';
import { caseIdOf } from '../answer-case.ts';
import { answerProof, asAttested } from '../answer-proof.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { CASE_NOW } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { stayEndSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/stay-end`: the person who stays or an owner ends the stay before its last day (R20). */
export const endStay = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/stay-end',
  action: 'end-stay',
  namesCaseworker: true,
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'endStay',
    summary: 'End a temporary stay before its last day (R20)',
    tag: 'objections and stays',
    body: stayEndSchema,
    answers: CASE_NOW,
    problems: {
      403: ['not-entitled', 'own-case'],
      409: ['no-stay', 'stay-already-over', 'case-closed'],
      422: ['evidence-rejected'],
      429: ['too-many-attempts'],
    },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    await answerProof(dependencies, response, {
      caseId,
      update: endStayUpdate,
      message: asAttested(parseBody(stayEndSchema, request)),
      proves: { consentId: null, purpose: 'stay-end' },
      check: checkStayEnd,
    });
  },
});
