import { invitationAnswer } from '../answers.ts';
import type { Route } from '../route.ts';
import type { InvitationParts } from './invitation-parts.ts';
import { invitationView } from './invitation-view.ts';
import { getInvitee } from './invitee.ts';

/** `GET /v1/invitation`: who wants to be registered where, for the consenter who has proved themselves. */
export const showInvitation = (parts: InvitationParts): Route => ({
  method: 'get',
  path: '/v1/invitation',
  action: 'public',
  contract: {
    name: 'showInvitation',
    summary: 'See who wants to be registered where',
    tag: 'invitations',
    answers: { 200: { says: 'what the consent is about, and how it stands', schema: invitationAnswer } },
    problems: { 403: ['not-identified'] },
  },
  handler: async (request, response) => {
    const { stored, consent, session } = await getInvitee(parts, request, 'show-invitation');
    const signWith = { ncalayer: parts.ncalayerUrl };
    response.json({ ...invitationView(stored, consent), sessionUntil: session.expiresAt.toISOString(), signWith });
  },
});
