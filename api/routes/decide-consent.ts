import { randomUUID } from 'node:crypto';
import { rejectEvidenceShape } from '../../domain/signature-profile.ts';
import { checkDecision } from '../../domain/messages.ts';
import { decideConsentUpdate } from '../../workflows/contract.ts';
import { answerWithCase, caseIdOf, consentIdOf } from '../answer-case.ts';
import { messageIdOf } from '../digests.ts';
import { parseBody } from '../parse.ts';
import { evidenceRejected } from '../rejections.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { decisionSchema } from '../schemas.ts';

/** `POST /v1/cases/{caseId}/consents/{consentId}/decision`: one consenter's answer; answers with the case as it then is. */
export const decideConsent = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/consents/:consentId/decision',
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    const { decision, evidence, caseworker: attestedBy } = parseBody(decisionSchema, request);
    const reason = evidence.kind === 'eds' ? rejectEvidenceShape(evidence.cms) : undefined;
    if (reason !== undefined) throw evidenceRejected('evidence-rejected', reason);
    const message = { consentId, decision, evidence, attestedBy };
    const proof = { consentId, evidence, attestedBy: attestedBy ?? null };
    const messageId = messageIdOf('decide-consent', message);
    const send = (id: string) => dependencies.messenger.send(caseId, decideConsentUpdate, message, id);
    await answerWithCase(dependencies, response, {
      caseId,
      answer: await send(messageId),
      sendAnew: () => send(`${messageId}/${randomUUID()}`),
      afterTheEnd: {
        wasCarriedOut: () => dependencies.reader.holdsEvidence({ ...proof, caseId, purpose: decision }),
        check: (state, at) => checkDecision(state, message.consentId, at),
      },
    });
  },
});
