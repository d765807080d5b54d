import { checkDecision } from '../../domain/messages.ts';
import { decideConsentUpdate } from '../../workflows/contract.ts';
import { caseIdOf, consentIdOf } from '../answer-case.ts';
import { answerProof, asAttested } from '../answer-proof.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { decisionSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/consents/{consentId}/decision`: one consenter's answer; answers with the case as it then is. */
export const decideConsent = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/consents/:consentId/decision',
  action: 'answer-consent',
  namesCaseworker: true,
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    const message = { consentId, ...asAttested(parseBody(decisionSchema, request)) };
    await answerProof(dependencies, response, {
      caseId,
      update: decideConsentUpdate,
      message,
      proves: { consentId, purpose: message.decision },
      check: (state, at) => checkDecision(state, consentId, at),
    });
  },
});
