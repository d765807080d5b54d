import { checkDecision, findConsent } from '../../domain/messages.ts';
import { decideConsentUpdate } from '../../workflows/contract.ts';
import type { Show } from '../answer-case.ts';
import { answerProof } from '../answer-proof.ts';
import { decidedInvitationAnswer } from '../answers.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { parseBody } from '../parse.ts';
import { rejectionProblem } from '../rejections.ts';
import type { Route } from '../route.ts';
import { checkSameOrigin } from '../staff/same-origin.ts';
import type { InvitationParts } from './invitation-parts.ts';
import { inviteeDecisionSchema } from './invitation-schemas.ts';
import { invitationView } from './invitation-view.ts';
import { getInvitee } from './invitee.ts';

/**
 * `POST /v1/invitation/decision`: the consenter's answer, by the same way as any other (R9–R15). The session opens the door, no
 * more: what counts is the signature under the consent document.
 */
export const decideAsInvitee = (parts: InvitationParts): Route => ({
  method: 'post',
  path: '/v1/invitation/decision',
  action: 'public',
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'decideAsInvitee',
    summary: 'Give or decline the consent (R9–R15)',
    description: 'Like all changes by a cookie it has to come from a page of this site, with `X-Tirkeu-Console: 1`.',
    tag: 'invitations',
    body: inviteeDecisionSchema,
    answers: {
      200: { says: 'how the consent then stands', schema: decidedInvitationAnswer },
      202: { says: 'taken over; how the consent stands so far', schema: decidedInvitationAnswer },
    },
    problems: {
      403: ['cross-site-request', 'not-identified'],
      404: ['unknown-consent'],
      409: ['case-closed', 'case-not-open-yet', 'consent-already-decided', 'deadline-passed'],
      422: ['evidence-rejected'],
      429: ['too-many-attempts'],
    },
  },
  handler: async (request, response) => {
    checkSameOrigin(request, parts.publicUrl);
    const { decision, evidence } = parseBody(inviteeDecisionSchema, request);
    const { stored, consent, session } = await getInvitee(parts, request, 'decide-as-invitee');
    const { consentId } = consent;
    const { powerOfAttorneyId } = session;
    const show: Show = (answer, status, now) => {
      const decided = findConsent(now.state, consentId);
      if (decided === undefined) throw rejectionProblem({ code: 'unknown-consent' });
      answer.status(status).json(invitationView(now, decided));
    };
    await answerProof(parts.dependencies, response, {
      caseId: stored.state.caseId,
      update: decideConsentUpdate,
      message: { consentId, decision, evidence, ...(powerOfAttorneyId === null ? {} : { powerOfAttorneyId }) },
      proves: { consentId, purpose: decision },
      check: (state, at) => checkDecision(state, consentId, at),
      show,
    });
  },
});
