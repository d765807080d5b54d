import { randomUUID } from 'node:crypto';
import { isOpened } from '../../domain/case.ts';
import { invitationExpiry, invitedConsent } from '../../domain/invitation.ts';
import { checkDecision, findConsent } from '../../domain/messages.ts';
import { newInvitationAnswer } from '../answers.ts';
import { caseIdOf, consentIdOf, getStoredCase } from '../answer-case.ts';
import { rejectionProblem } from '../rejections.ts';
import type { Route } from '../route.ts';
import { digestOf, newSecret, secretLink } from '../secret-link.ts';
import { instantOf, type InvitationParts } from './invitation-parts.ts';

/**
 * `POST /v1/cases/{caseId}/consents/{consentId}/invitations`: a link by which the consenter gets to answer. Only this answer
 * tells it; asked again, a new link takes its place.
 */
export const inviteConsenter = (parts: InvitationParts): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/consents/:consentId/invitations',
  action: 'invite-consenter',
  contract: {
    name: 'inviteConsenter',
    summary: 'Make a link by which a consenter answers',
    description:
      'The link is for one consent and one use. Whoever has it learns nothing before they have proved by a signature that they are the consenter. A new link makes the former worthless; so does the end of the deadline, the answer, or seven days.',
    tag: 'consents',
    answers: { 201: { says: 'the link, told only now', schema: newInvitationAnswer } },
    problems: {
      404: ['unknown-consent'],
      409: ['case-closed', 'case-not-open-yet', 'consent-already-decided', 'deadline-passed'],
    },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const consentId = consentIdOf(request);
    const { state } = await getStoredCase(parts.dependencies, caseId);
    const at = instantOf(parts);
    const consentNonce = findConsent(state, consentId)?.nonce ?? '';
    const consent = invitedConsent(state, { consentId, consentNonce }, at);
    if (consent === undefined || !isOpened(state)) throw rejectionProblem(checkDecision(state, consentId, at));
    const secret = newSecret();
    const invitationId = randomUUID();
    const expiresAt = invitationExpiry(state.deadlineAt, at);
    await parts.store.put({
      invitationId,
      caseId,
      consentId,
      consentNonce,
      secretDigest: digestOf(secret),
      createdAt: new Date(at),
      expiresAt: new Date(expiresAt),
    });
    response.status(201).json({ invitationId, ...secretLink(parts.publicUrl, 'invitation', secret), expiresAt });
  },
});
