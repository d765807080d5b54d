import { randomUUID } from 'node:crypto';
import { rejectEvidenceShape } from '../../domain/signature-profile.ts';
import { checkRevocation } from '../../domain/messages.ts';
import { revokeConsentUpdate } from '../../workflows/contract.ts';
import { answerWithCase, caseIdOf, consentIdOf } from '../answer-case.ts';
import { messageIdOf } from '../digests.ts';
import { parseBody } from '../parse.ts';
import { evidenceRejected } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { revocationSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/consents/{consentId}/revocation`: the giver takes a consent back, until the commit (R14). */
export const revokeConsent = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/consents/:consentId/revocation',
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    const { evidence, caseworker: attestedBy } = parseBody(revocationSchema, request);
    const reason = evidence.kind === 'eds' ? rejectEvidenceShape(evidence.cms) : undefined;
    if (reason !== undefined) throw evidenceRejected('evidence-rejected', reason);
    const message = { consentId, evidence, attestedBy };
    const proof = { consentId, evidence, attestedBy: attestedBy ?? null };
    const messageId = messageIdOf('revoke-consent', message);
    const send = (id: string) => dependencies.messenger.send(caseId, revokeConsentUpdate, message, id);
    await answerWithCase(dependencies, response, {
      caseId,
      answer: await send(messageId),
      sendAnew: () => send(`${messageId}/${randomUUID()}`),
      afterTheEnd: {
        wasCarriedOut: () => dependencies.reader.holdsEvidence({ ...proof, caseId, purpose: 'revoke' }),
        check: (state, at) => checkRevocation(state, message.consentId, at),
      },
    });
  },
});
