import { randomBytes } from 'node:crypto';
import { challengeDocument, newChallenge } from '../../domain/invitation.ts';
import { openedInvitationAnswer } from '../answers.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { getOpenInvitation } from './find-open-invitation.ts';
import { type InvitationParts, visitorOf } from './invitation-parts.ts';
import { openingSchema } from './invitation-schemas.ts';

const NONCE_BYTES = 16;

/**
 * `POST /v1/invitations/open`: what a link is about, and what to sign to get further. Nothing personal: whoever has a link may not
 * be whom it is for.
 */
export const openInvitation = (parts: InvitationParts): Route => ({
  method: 'post',
  path: '/v1/invitations/open',
  action: 'public',
  contract: {
    name: 'openInvitation',
    summary: 'See what an invitation is about, and what proves who you are',
    tag: 'invitations',
    body: openingSchema,
    answers: { 200: { says: 'nothing about anybody', schema: openedInvitationAnswer } },
    problems: { 404: ['invitation-not-open'] },
  },
  handler: async (request, response) => {
    const { secret } = parseBody(openingSchema, request);
    const { invitation, stored, at } = await getOpenInvitation(parts, secret);
    const { invitationId, caseId, expiresAt } = invitation;
    const challenge = newChallenge(randomBytes(NONCE_BYTES).toString('base64url'), at);
    await parts.store.addChallenge(invitation, challenge);
    await parts.accessLog.record({ by: visitorOf(invitationId), action: 'open-invitation', caseId, allowed: true });
    const { service, language } = stored.state.application;
    response.json({
      service,
      language,
      expiresAt: expiresAt.toISOString(),
      challenge: {
        document: Buffer.from(challengeDocument(invitationId, challenge)).toString('base64'),
        expiresAt: challenge.expiresAt,
      },
      signWith: { ncalayer: parts.ncalayerUrl },
    });
  },
});
