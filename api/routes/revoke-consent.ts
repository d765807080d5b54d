import { checkRevocation } from '../../domain/messages.ts';
import { revokeConsentUpdate } from '../../workflows/contract.ts';
import { caseIdOf, consentIdOf } from '../answer-case.ts';
import { answerProof, asAttested } from '../answer-proof.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { CASE_NOW } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { revocationSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/consents/{consentId}/revocation`: the giver takes a consent back, until the commit (R14). */
export const revokeConsent = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/consents/:consentId/revocation',
  action: 'answer-consent',
  namesCaseworker: true,
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'revokeConsent',
    summary: 'Take a consent back (R14)',
    tag: 'consents',
    body: revocationSchema,
    answers: CASE_NOW,
    problems: {
      403: ['own-case'],
      404: ['unknown-consent'],
      409: ['case-closed', 'case-not-open-yet', 'consent-not-given', 'registration-committed'],
      422: ['evidence-rejected'],
      429: ['too-many-attempts'],
    },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    await answerProof(dependencies, response, {
      caseId,
      update: revokeConsentUpdate,
      message: { consentId, ...asAttested(parseBody(revocationSchema, request)) },
      proves: { consentId, purpose: 'revoke' },
      check: (state, at, client) => checkRevocation(state, consentId, at, client),
    });
  },
});
