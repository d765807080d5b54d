import type { Request } from 'express';
import type { Consent } from '../../domain/case.ts';
import { findConsent } from '../../domain/messages.ts';
import type { InviteeSession } from '../../store/invitations.ts';
import type { StoredCase } from '../../store/reader.ts';
import { digestOf } from '../secret-link.ts';
import { instantOf, inviteeCookie, type InvitationParts, visitorOf } from './invitation-parts.ts';
import { notIdentified } from './invitation-problems.ts';

/** Somebody who has proved that one consent of one case is wanted from them. */
export interface Invitee {
  readonly invitationId: string;
  readonly session: InviteeSession;
  readonly stored: StoredCase;
  readonly consent: Consent;
}

export type InviteeAction = 'show-invitation' | 'get-invitation-document' | 'decide-as-invitee';

/** Who sends this, by the session's cookie; it leaves a trace. @throws {Problem} 403 where nobody has proved who they are */
export async function getInvitee(parts: InvitationParts, request: Request, action: InviteeAction): Promise<Invitee> {
  const token = inviteeCookie(parts.publicUrl).read(request);
  const invitation = token === undefined ? undefined : await parts.store.findBySession(digestOf(token));
  const session = invitation?.session ?? undefined;
  if (invitation === undefined || session === undefined) throw notIdentified();
  if (instantOf(parts) >= session.expiresAt.toISOString()) throw notIdentified();
  const { caseId, consentId, invitationId, consentNonce } = invitation;
  const stored = await parts.dependencies.reader.findCase(caseId);
  const consent = stored && findConsent(stored.state, consentId);
  // Taken back and wanted again, it is another request, and needs another invitation.
  if (stored === undefined || consent?.nonce !== consentNonce) throw notIdentified();
  await parts.accessLog.record({ by: visitorOf(invitationId), action, caseId, allowed: true });
  return { invitationId, session, stored, consent };
}
