import type { Route } from '../route.ts';
import { decideAsInvitee } from './decide-as-invitee.ts';
import { getInvitationDocument } from './get-invitation-document.ts';
import { identifyInvitee } from './identify-invitee.ts';
import type { InvitationParts } from './invitation-parts.ts';
import { inviteConsenter } from './invite-consenter.ts';
import { leaveInvitation } from './leave-invitation.ts';
import { openInvitation } from './open-invitation.ts';
import { showInvitation } from './show-invitation.ts';

/** How a consenter answers by a link (docs/decisions/0025). */
export const invitationRoutes = (parts: InvitationParts): readonly Route[] => [
  inviteConsenter(parts),
  openInvitation(parts),
  identifyInvitee(parts),
  showInvitation(parts),
  getInvitationDocument(parts),
  decideAsInvitee(parts),
  leaveInvitation(parts),
];
