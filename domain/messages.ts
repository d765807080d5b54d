import type { Caseworker } from './application.ts';
import { type Attempts, retryAtAfter } from './attempts.ts';
import type { Case, Consent, Objection, Registration } from './case.ts';
import { addressedPeople, isWanted, registrationOf } from './case.ts';
import { isOwnCase } from './parties.ts';
import { matterKey } from './review-matters.ts';
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
  | { readonly code: 'review-changed' }
  | { readonly code: 'unknown-registrant' }
  | { readonly code: 'own-case' }
  | { readonly code: 'case-changed' }
  | { readonly code: 'not-awaiting-consent' }
  | { readonly code: 'too-many-notes' }
  | { readonly code: 'deadline-not-later' }
  | { readonly code: 'unknown-objection' }
  | { readonly code: 'objection-already-raised' }
  | { readonly code: 'no-stay' }
  | { readonly code: 'stay-already-over' }
  | { readonly code: 'not-entitled' }
  | { readonly code: 'too-many-attempts'; readonly retryAt: string }
  | { readonly code: 'evidence-rejected'; readonly reason: string };

export type RejectionCode = Rejection['code'];

/** Through which integrator a message came, by client id; `undefined`: through none. */
type Client = string | undefined;

const checkAttempts = (attempts: Attempts, at: string, client: Client): Rejection | undefined => {
  const retryAt = retryAtAfter(attempts, at, client);
  return retryAt === undefined ? undefined : { code: 'too-many-attempts', retryAt };
};

/** What was tried in vain with a consent, or with an objection. */
export const attemptsOf = ({
  rejectedAt,
  rejectedThrough = [],
}: Pick<Consent, 'rejectedAt' | 'rejectedThrough'>): Attempts => ({ at: rejectedAt, through: rejectedThrough });

export const findConsent = (state: Case, consentId: string): Consent | undefined =>
  state.consents.find((consent) => consent.consentId === consentId);

/**
 * The cheap questions about an answer of a consenter, asked before any evidence is verified and again before it counts:
 * is the case open, is this person asked, is the answer still wanted, is it in time (R14, R15).
 */
export function checkDecision(state: Case, consentId: string, at: string, client?: Client): Rejection | undefined {
  if (state.stage === 'opening') return { code: 'case-not-open-yet' };
  const consent = findConsent(state, consentId);
  if (consent === undefined) return { code: 'unknown-consent' };
  if (consent.status === 'expired') return { code: 'deadline-passed' };
  if (!isWanted(consent)) return { code: 'consent-already-decided' };
  if (state.stage !== 'awaiting-consent') return { code: 'case-closed' };
  if (at >= state.deadlineAt) return { code: 'deadline-passed' };
  return checkAttempts(attemptsOf(consent), at, client);
}

/** R14: a consent may be revoked by its giver until the registration is committed. */
export function checkRevocation(state: Case, consentId: string, at: string, client?: Client): Rejection | undefined {
  if (state.stage === 'opening') return { code: 'case-not-open-yet' };
  const consent = findConsent(state, consentId);
  if (consent === undefined) return { code: 'unknown-consent' };
  if (state.stage === 'registered') return { code: 'registration-committed' };
  if (state.stage === 'closed') return { code: 'case-closed' };
  return consent.status === 'given' ? checkAttempts(attemptsOf(consent), at, client) : { code: 'consent-not-given' };
}

/** The applicant may withdraw the application until the registration is committed. */
export function checkCancellation(state: Case): Rejection | undefined {
  if (isBeforeCommit(state.stage)) return undefined;
  return { code: state.stage === 'registered' ? 'registration-committed' : 'case-closed' };
}

/** R27: whoever is a party to a case can't be the one who saw another party's document. */
export const checkAttestation = (state: Case, attestedBy: Caseworker | undefined): Rejection | undefined =>
  attestedBy !== undefined && isOwnCase(state, attestedBy) ? { code: 'own-case' } : undefined;

/** A caseworker who has looked at other revisions of a case than the present one decides on something else. */
export const checkRevision = (state: Case, revisions: readonly number[] | undefined): Rejection | undefined =>
  revisions === undefined || revisions.includes(state.revision) ? undefined : { code: 'case-changed' };

const closedOr = <Code extends Rejection['code']>(state: Case, code: Code) => ({
  code: state.stage === 'closed' ? ('case-closed' as const) : code,
});

interface ReviewMessage {
  readonly registrant?: string | undefined;
  readonly matters?: readonly string[] | undefined;
  readonly caseworker: Caseworker;
}

/** R17, R27: only a case that waits for a caseworker can be decided by one, by somebody else's hand, and on what they saw. */
export function checkReview(state: Case, { registrant, matters, caseworker }: ReviewMessage): Rejection | undefined {
  if (state.stage !== 'in-review') return closedOr(state, 'not-in-review');
  if (isOwnCase(state, caseworker)) return { code: 'own-case' };
  const isSeen = matters === undefined || state.review.matters.every((matter) => matters.includes(matterKey(matter)));
  if (!isSeen) return { code: 'review-changed' };
  const isAddressed = registrant === undefined || addressedPeople(state).includes(registrant);
  return isAddressed ? undefined : { code: 'unknown-registrant' };
}

/** R15, R27: a deadline moves only away from the consenters, and not by the hand of one of them. */
export function checkExtension(
  state: Case,
  {
    deadlineAt,
    caseworker,
    revisions,
  }: {
    readonly deadlineAt: string;
    readonly caseworker: Caseworker;
    readonly revisions?: readonly number[] | undefined;
  },
): Rejection | undefined {
  if (state.stage !== 'awaiting-consent') return closedOr(state, 'not-awaiting-consent');
  if (isOwnCase(state, caseworker)) return { code: 'own-case' };
  if (deadlineAt > state.deadlineAt) return undefined;
  // Whom a colleague has overtaken with a later deadline hasn't named a wrong one.
  return checkRevision(state, revisions) ?? { code: 'deadline-not-later' };
}

export function checkAssignment(
  state: Case,
  { caseworker }: { readonly caseworker: Caseworker },
): Rejection | undefined {
  if (state.stage === 'closed') return { code: 'case-closed' };
  return isOwnCase(state, caseworker) ? { code: 'own-case' } : undefined;
}

export const findObjection = (state: Case, objectionId: string): Objection | undefined =>
  state.objections.find((objection) => objection.objectionId === objectionId);

/** R23: until the withdrawal is committed, each person may object once; that suffices. */
export function checkObjection(state: Case, objectionId: string, at: string, client?: Client): Rejection | undefined {
  if (state.stage === 'opening') return { code: 'case-not-open-yet' };
  const objection = findObjection(state, objectionId);
  if (objection === undefined) return { code: 'unknown-objection' };
  if (objection.status === 'raised') return { code: 'objection-already-raised' };
  if (state.stage === 'registered') return { code: 'registration-committed' };
  return state.stage === 'closed' ? { code: 'case-closed' } : checkAttempts(attemptsOf(objection), at, client);
}

export const stayEndAttemptsOf = ({ stayEndRejectedAt, stayEndRejectedThrough = [] }: Registration): Attempts => ({
  at: stayEndRejectedAt,
  through: stayEndRejectedThrough,
});

/** R20: only a stay that goes on can be ended. */
export function checkStayEnd(state: Case): Rejection | undefined {
  const stay = registrationOf(state)?.stay;
  if (stay?.ended) return { code: 'stay-already-over' };
  if (state.stage !== 'registered') return closedOr(state, 'no-stay');
  return stay === null ? { code: 'no-stay' } : undefined;
}

/** The same of somebody who tries to: who guesses may not fill the history of a stay that goes on for a year. */
export function checkStayEndAttempt(state: Case, at: string, client?: Client): Rejection | undefined {
  const rejection = checkStayEnd(state);
  if (rejection !== undefined || state.stage !== 'registered') return rejection;
  return checkAttempts(stayEndAttemptsOf(state.registration), at, client);
}
