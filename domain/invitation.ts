import { canonicalBytes } from './canonical-json.ts';
import type { Case, Consent } from './case.ts';
import { checkDecision, findConsent } from './messages.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A link that lies about for longer is worth less than a new one. */
const INVITATION_LIFETIME_MS = 7 * DAY_MS;
/** As long as somebody needs to find their key; what was signed yesterday shows nothing about who is here now. */
const CHALLENGE_LIFETIME_MS = 15 * MINUTE_MS;
/** From the proof of who somebody is to their answer. */
export const INVITEE_SESSION_MS = 30 * MINUTE_MS;
/** After so many signatures that didn't count the link is worthless; whoever sent it makes a new one. */
export const MAX_PROOFS = 10;

const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** An invitation ends with the deadline of what it invites to (R15), and after a week in any case. */
export const invitationExpiry = (deadlineAt: string, at: string): string => {
  const latest = after(at, INVITATION_LIFETIME_MS);
  return deadlineAt < latest ? deadlineAt : latest;
};

/** What the one who is invited signs to show who they are. */
export interface Challenge {
  readonly nonce: string;
  readonly expiresAt: string;
}

export const newChallenge = (nonce: string, at: string): Challenge => ({
  nonce,
  expiresAt: after(at, CHALLENGE_LIFETIME_MS),
});

/** A signature that proved somebody proves them again for as long as a challenge lives: its first answer may have been lost. */
export const mayProveAgain = (provedAt: string, at: string): boolean => at < after(provedAt, CHALLENGE_LIFETIME_MS);

/**
 * The exact bytes to sign: canonical JSON (RFC 8785) of nothing but this invitation and a nonce. It says itself that it is no
 * consent, and as a document of another kind it can't be taken for one (R13).
 */
export const challengeDocument = (invitationId: string, { nonce, expiresAt }: Challenge): Uint8Array<ArrayBuffer> =>
  canonicalBytes({
    document: 'tirkeu/identification/1',
    says: {
      kk: 'Мен өзімнің кім екенімді растаймын. Бұл келісім емес.',
      ru: 'Я подтверждаю свою личность. Это не согласие.',
      en: 'I show who I am. This is not a consent.',
    },
    invitationId,
    nonce,
    expiresAt,
  });

/**
 * The consent to which somebody was invited, while their answer is wanted; `undefined` once it is decided, the case is over or the
 * time has passed. A consent that was taken back is another request with another nonce, and needs another invitation.
 */
export function invitedConsent(
  state: Case,
  invited: { readonly consentId: string; readonly consentNonce: string },
  at: string,
): Consent | undefined {
  const consent = findConsent(state, invited.consentId);
  const rejection = checkDecision(state, invited.consentId, at);
  const isWanted = rejection === undefined || rejection.code === 'too-many-attempts';
  return isWanted && consent?.nonce === invited.consentNonce ? consent : undefined;
}
