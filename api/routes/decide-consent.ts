import { checkDecision } from '../../domain/messages.ts';
import { decideConsentUpdate } from '../../workflows/contract.ts';
import { caseIdOf, consentIdOf } from '../answer-case.ts';
import { answerProof, asAttested } from '../answer-proof.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { CASE_NOW } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { decisionSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/consents/{consentId}/decision`: one consenter's answer; answers with the case as it then is. */
export const decideConsent = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/consents/:consentId/decision',
  action: 'answer-consent',
  namesCaseworker: true,
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'decideConsent',
    summary: 'Give or decline a consent (R9–R15)',
    description:
      'The evidence is the consenter’s signature over the bytes of `…/document` for this answer: `?answer=give` for `give`, `?answer=decline` for `decline`. With the last consent the case goes on by itself; one decline ends it.',
    tag: 'consents',
    body: decisionSchema,
    answers: CASE_NOW,
    problems: {
      403: ['own-case'],
      404: ['unknown-consent'],
      409: ['case-closed', 'case-not-open-yet', 'consent-already-decided', 'deadline-passed'],
      422: ['evidence-rejected'],
      429: ['too-many-attempts'],
    },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    const message = { consentId, ...asAttested(parseBody(decisionSchema, request)) };
    await answerProof(dependencies, response, {
      caseId,
      update: decideConsentUpdate,
      message,
      proves: { consentId, purpose: message.decision },
      check: (state, at, client) => checkDecision(state, consentId, at, client),
    });
  },
});
