import type { Case, Consent } from './case.ts';
import { isWanted } from './case.ts';
import { isBeforeCommit } from './stages.ts';

/** Why a message to a case is turned away. Nothing of what it asked for was done. */
export type Rejection =
  | { readonly code: 'case-closed' }
  | { readonly code: 'case-not-open-yet' }
  | { readonly code: 'unknown-consent' }
  | { readonly code: 'consent-already-decided' }
  | { readonly code: 'consent-not-given' }
  | { readonly code: 'deadline-passed' }
  | { readonly code: 'registration-committed' }
  | { readonly code: 'not-in-review' }
  | { readonly code: 'too-many-attempts'; readonly retryAt: string }
  | { readonly code: 'evidence-rejected'; readonly reason: string };

export type RejectionCode = Rejection['code'];

/** A stranger who guesses must not fill the audit trail and the history of somebody else's case. */
const ATTEMPTS_PER_DAY = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

function checkAttempts({ rejectedAt }: Consent, at: string): Rejection | undefined {
  const oldest = rejectedAt.at(-ATTEMPTS_PER_DAY);
  if (oldest === undefined) return undefined;
  const retryAt = new Date(Date.parse(oldest) + DAY_MS).toISOString();
  return at < retryAt ? { code: 'too-many-attempts', retryAt } : undefined;
}

export const findConsent = (state: Case, consentId: string): Consent | undefined =>
  state.consents.find((consent) => consent.consentId === consentId);

/**
 * The cheap questions about an answer of a consenter, asked before any evidence is verified and again before it counts:
 * is the case open, is this person asked, is the answer still wanted, is it in time (R14, R15).
 */
export function checkDecision(state: Case, consentId: string, at: string): Rejection | undefined {
  if (state.stage === 'opening') return { code: 'case-not-open-yet' };
  const consent = findConsent(state, consentId);
  if (consent === undefined) return { code: 'unknown-consent' };
  if (consent.status === 'expired') return { code: 'deadline-passed' };
  if (!isWanted(consent)) return { code: 'consent-already-decided' };
  if (state.stage !== 'awaiting-consent') return { code: 'case-closed' };
  if (at >= state.deadlineAt) return { code: 'deadline-passed' };
  return checkAttempts(consent, at);
}

/** R14: a consent may be revoked by its giver until the registration is committed. */
export function checkRevocation(state: Case, consentId: string, at: string): Rejection | undefined {
  if (state.stage === 'opening') return { code: 'case-not-open-yet' };
  const consent = findConsent(state, consentId);
  if (consent === undefined) return { code: 'unknown-consent' };
  if (state.stage === 'registered') return { code: 'registration-committed' };
  if (state.stage === 'closed') return { code: 'case-closed' };
  return consent.status === 'given' ? checkAttempts(consent, at) : { code: 'consent-not-given' };
}

/** The applicant may withdraw the application until the registration is committed. */
export function checkCancellation(state: Case): Rejection | undefined {
  if (isBeforeCommit(state.stage)) return undefined;
  return { code: state.stage === 'registered' ? 'registration-committed' : 'case-closed' };
}

/** R17: only a case that waits for a caseworker can be decided by one. */
export const checkReview = (state: Case): Rejection | undefined =>
  state.stage === 'in-review' ? undefined : { code: state.stage === 'closed' ? 'case-closed' : 'not-in-review' };
