import type { Route } from '../route.ts';
import { digestOf } from '../secret-link.ts';
import { checkSameOrigin } from '../staff/same-origin.ts';
import { inviteeCookie, type InvitationParts, visitorOf } from './invitation-parts.ts';

/**
 * `DELETE /v1/invitation`: the consenter is done, and whoever sits down at this computer next sees nothing. Where nobody has
 * proved who they are there is nothing to end, and the answer is the same.
 */
export const leaveInvitation = (parts: InvitationParts): Route => ({
  method: 'delete',
  path: '/v1/invitation',
  action: 'public',
  contract: {
    name: 'leaveInvitation',
    summary: 'End the session of an invitation',
    description: 'Like all changes by a cookie it has to come from a page of this site, with `X-Tirkeu-Console: 1`.',
    tag: 'invitations',
    answers: { 204: { says: 'nobody is known in this browser any more' } },
    problems: { 403: ['cross-site-request'] },
  },
  handler: async (request, response) => {
    checkSameOrigin(request, parts.publicUrl);
    const cookie = inviteeCookie(parts.publicUrl);
    const token = cookie.read(request);
    const left = token === undefined ? undefined : await parts.store.endSession(digestOf(token));
    if (left !== undefined) {
      const { invitationId, caseId } = left;
      await parts.accessLog.record({ by: visitorOf(invitationId), action: 'leave-invitation', caseId, allowed: true });
    }
    cookie.clear(response);
    response.status(204).end();
  },
});
