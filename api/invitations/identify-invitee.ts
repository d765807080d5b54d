import { INVITEE_SESSION_MS, MAX_PROOFS, mayProveAgain } from '../../domain/invitation.ts';
import { rejectEvidenceShape } from '../../domain/signature-profile.ts';
import type { Invitation } from '../../store/invitations.ts';
import { identifiedAnswer } from '../answers.ts';
import { SIGNED_BODY_LIMIT_BYTES } from '../middleware/read-json.ts';
import { parseBody } from '../parse.ts';
import { unavailable } from '../problem.ts';
import { evidenceRejected } from '../rejections.ts';
import type { Route } from '../route.ts';
import { digestOf, newSecret } from '../secret-link.ts';
import { getOpenInvitation } from './find-open-invitation.ts';
import { instantOf, inviteeCookie, type InvitationParts, visitorOf } from './invitation-parts.ts';
import { invitationNotOpen } from './invitation-problems.ts';
import { identificationSchema } from './invitation-schemas.ts';

interface Proof {
  readonly secret: string;
  readonly cms: string;
  readonly powerOfAttorneyId: string | undefined;
  readonly digest: string;
}

/**
 * `POST /v1/invitations/identify`: the signature of a challenge by whom the consent is wanted from. It uses the link up and begins
 * a session of half an hour for this one consent. The same signature again, within minutes, gets the same: an answer may be lost.
 */
export const identifyInvitee = (parts: InvitationParts): Route => ({
  method: 'post',
  path: '/v1/invitations/identify',
  action: 'public',
  bodyLimitBytes: SIGNED_BODY_LIMIT_BYTES,
  contract: {
    name: 'identifyInvitee',
    summary: 'Prove that the invitation is for you',
    description: 'Begins a session of half an hour, in a cookie, for this one consent.',
    tag: 'invitations',
    body: identificationSchema,
    answers: { 200: { says: 'until when the session lasts', schema: identifiedAnswer } },
    problems: { 404: ['invitation-not-open'], 422: ['evidence-rejected'] },
  },
  handler: async (request, response) => {
    const { secret, evidence, powerOfAttorneyId } = parseBody(identificationSchema, request);
    const { cms } = evidence;
    const shape = rejectEvidenceShape(cms);
    if (shape !== undefined) throw evidenceRejected('evidence-rejected', shape);
    const proof = { secret, cms, powerOfAttorneyId, digest: digestOf(`${powerOfAttorneyId ?? ''}\n${cms}`) };
    const invitation = (await findRepeated(parts, proof)) ?? (await verify(parts, proof));
    const token = newSecret();
    const at = instantOf(parts);
    const expiresAt = new Date(Date.parse(at) + INVITEE_SESSION_MS);
    const session = { tokenDigest: digestOf(token), expiresAt, powerOfAttorneyId: powerOfAttorneyId ?? null };
    const isAdmitted = await parts.store.admit(invitation, { digest: proof.digest, at }, session);
    if (!isAdmitted) throw invitationNotOpen();
    inviteeCookie(parts.publicUrl).set(response, token, INVITEE_SESSION_MS);
    response.json({ expiresAt: expiresAt.toISOString() });
  },
});

/** The invitation that this very proof has used up, a moment ago. */
async function findRepeated(parts: InvitationParts, { secret, digest }: Proof): Promise<Invitation | undefined> {
  const invitation = await parts.store.findBySecret(digestOf(secret));
  const proved = invitation?.proved;
  const isRepeat = proved?.digest === digest && mayProveAgain(proved.at, instantOf(parts));
  return isRepeat ? invitation : undefined;
}

/** @throws {Problem} 404 where the link isn't open, 422 where the signature doesn't count, 503 where nobody can tell now */
async function verify(parts: InvitationParts, proof: Proof): Promise<Invitation> {
  const { invitation, at } = await getOpenInvitation(parts, proof.secret);
  const { invitationId, caseId, consentId } = invitation;
  if (!(await parts.store.takeAttempt(invitation, MAX_PROOFS))) throw invitationNotOpen();
  const verdict = await parts.prover.prove(
    {
      caseId,
      consentId,
      invitationId,
      challenges: invitation.challenges.filter(({ expiresAt }) => at < expiresAt),
      cms: proof.cms,
      ...(proof.powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId: proof.powerOfAttorneyId }),
    },
    proof.digest,
  );
  if (verdict.kind === 'unavailable') {
    await parts.store.giveAttemptBack(invitation);
    throw unavailable('Nobody can verify signatures at the moment. Send the same request again.');
  }
  const allowed = verdict.kind === 'proved';
  await parts.accessLog.record({ by: visitorOf(invitationId), action: 'identify-invitee', caseId, allowed });
  if (verdict.kind === 'rejected') throw evidenceRejected('evidence-rejected', verdict.reason);
  return invitation;
}
