import type { Consent } from '../../domain/case.ts';
import { invitedConsent, MAX_PROOFS } from '../../domain/invitation.ts';
import type { Invitation } from '../../store/invitations.ts';
import type { StoredCase } from '../../store/reader.ts';
import { digestOf } from '../secret-link.ts';
import { instantOf, type InvitationParts } from './invitation-parts.ts';
import { invitationNotOpen } from './invitation-problems.ts';

export interface OpenInvitation {
  readonly invitation: Invitation;
  readonly stored: StoredCase;
  readonly consent: Consent;
  /** The instant at which it is open. */
  readonly at: string;
}

/**
 * The invitation that a secret opens, while the answer is wanted.
 *
 * @throws {Problem} 404, the same for whatever reason
 */
export async function getOpenInvitation(parts: InvitationParts, secret: string): Promise<OpenInvitation> {
  const at = instantOf(parts);
  const invitation = await parts.store.findBySecret(digestOf(secret));
  if (invitation === undefined || invitation.proved !== null) throw invitationNotOpen();
  if (at >= invitation.expiresAt.toISOString() || invitation.attempts >= MAX_PROOFS) throw invitationNotOpen();
  const stored = await parts.dependencies.reader.findCase(invitation.caseId);
  const consent = stored && invitedConsent(stored.state, invitation, at);
  if (stored === undefined || consent === undefined) throw invitationNotOpen();
  return { invitation, stored, consent, at };
}
