import type { Caseworker } from './application.ts';
import { endOfDayAfter } from './calendar.ts';
import type { Case, Stuck } from './case.ts';
import { isOpened, isWanted } from './case.ts';
import { broughtBy } from './clients-of.ts';
import { type Decision, NOTHING, personRefusal, refusal, rejected } from './decision.ts';
import { numberOf } from './consenters.ts';
import type { Ground } from './grounds.ts';
import {
  checkAssignment,
  checkAttestation,
  checkCancellation,
  checkDecision,
  checkExtension,
  checkReview,
  checkRevision,
  checkRevocation,
  findConsent,
} from './messages.ts';
import type { Policy } from './policy.ts';

/** `evidenceId` names the evidence whether it was accepted or not: what was accepted once is recognised when it comes again. */
export type EvidenceVerdict =
  | { readonly accepted: true; readonly evidenceId: string }
  | { readonly accepted: false; readonly evidenceId: string; readonly reason: string };

export interface ConsentAnswer {
  readonly consentId: string;
  readonly decision: 'give' | 'decline';
  /** The nonce of the document that was verified: a consent revoked meanwhile has a new one, and the verdict is void. */
  readonly nonce: string;
  /** Under which an attorney answered for the owner (R5, R11). */
  readonly powerOfAttorneyId: string | null;
  /** IIN of the person whose word the evidence is. */
  readonly answeredBy?: string | undefined;
  /** Who saw the consenter at the counter; not one who is a party to the case (R27). */
  readonly attestedBy?: Caseworker | undefined;
  /** Through which integrator it came. */
  readonly client?: string | undefined;
  readonly verdict: EvidenceVerdict;
  readonly at: string;
}

/** R12–R15: an answer counts if it is wanted, in time and proved; the very same answer once more changes nothing. */
export function decideConsentAnswer(state: Case, answer: ConsentAnswer): Decision {
  const { consentId, decision, nonce, powerOfAttorneyId, answeredBy, attestedBy, client, verdict, at } = answer;
  const consent = findConsent(state, consentId);
  if (consent?.evidenceId === verdict.evidenceId) return NOTHING;
  const rejection = checkDecision(state, consentId, at, client) ?? checkAttestation(state, attestedBy);
  if (rejection !== undefined) return rejected(rejection);
  if (!verdict.accepted) return rejectEvidence(consentId, verdict.reason, client);
  if (consent?.nonce !== nonce) return rejectEvidence(consentId, 'wrong-document', client);
  const type = decision === 'give' ? 'consent-given' : 'consent-declined';
  const isAnother = answeredBy !== undefined && answeredBy !== numberOf(consent.consenter);
  const fact = { type, consentId, evidenceId: verdict.evidenceId, powerOfAttorneyId, ...broughtBy(answer) } as const;
  return { facts: [isAnother ? { ...fact, answeredBy } : fact] };
}

const rejectEvidence = (consentId: string, reason: string, client: string | undefined): Decision =>
  rejected(
    { code: 'evidence-rejected', reason },
    { type: 'evidence-rejected', consentId, reason, ...broughtBy({ client }) },
  );

export interface RevocationRequest {
  readonly consentId: string;
  readonly nonce: string;
  readonly attestedBy?: Caseworker | undefined;
  /** Through which integrator it came. */
  readonly client?: string | undefined;
  readonly verdict: EvidenceVerdict;
  /** The nonce under which the consenter may consent anew. */
  readonly nextNonce: string;
  readonly policy: Policy;
  readonly at: string;
}

/**
 * R14: the giver takes a consent back. The old signature dies with its nonce. Taken back after the deadline, in a review for
 * instance, it may be given anew as long as any other: otherwise nobody could change their mind twice.
 */
export function decideRevocation(state: Case, request: RevocationRequest): Decision {
  const { consentId, nonce, nextNonce, attestedBy, client, verdict, policy, at } = request;
  const consent = findConsent(state, consentId);
  if (consent?.evidenceId === verdict.evidenceId) return NOTHING;
  const rejection = checkRevocation(state, consentId, at, client) ?? checkAttestation(state, attestedBy);
  if (rejection !== undefined) return rejected(rejection);
  if (!verdict.accepted) return rejectEvidence(consentId, verdict.reason, client);
  if (consent?.nonce !== nonce) return rejectEvidence(consentId, 'wrong-document', client);
  const isInTime = isOpened(state) && at < state.deadlineAt;
  const deadlineAt = isInTime ? state.deadlineAt : endOfDayAfter(at, policy.consentPeriodDays);
  const { evidenceId } = verdict;
  const fact = { type: 'consent-revoked', consentId, evidenceId, nonce: nextNonce, deadlineAt } as const;
  return { facts: [{ ...fact, ...broughtBy(request) }] };
}

/** R15: the period is over. A consent that came in time, or any other end, stands. */
export const decideDeadline = (state: Case, at: string): Decision =>
  state.stage === 'awaiting-consent' && at >= state.deadlineAt
    ? { facts: [{ type: 'deadline-passed', deadlineAt: state.deadlineAt }] }
    : NOTHING;

/**
 * R14: the applicant withdraws the application. Where a caseworker carries that out it is their word that it was wished, so a
 * colleague's that comes second is turned away.
 */
export function decideCancellation(state: Case, reason: string | null, caseworker?: Caseworker): Decision {
  const isCancelled = state.stage === 'closed' && state.ending.outcome === 'cancelled';
  if (isCancelled && caseworker === undefined) return NOTHING;
  const rejection = checkCancellation(state) ?? checkAttestation(state, caseworker);
  return rejection === undefined ? { facts: [{ type: 'application-cancelled', reason }] } : rejected(rejection);
}

/** What every message of a caseworker carries: nobody acts on their own case (R27), nor on one they haven't seen as it is. */
interface ByCaseworker {
  readonly caseworker: Caseworker;
  /** The revisions at which the message counts; without it, at any. */
  readonly revisions?: readonly number[] | undefined;
}

export interface ReviewDecision extends ByCaseworker {
  readonly decision: 'approve' | 'refuse';
  readonly ground?: Ground | undefined;
  readonly reason: string;
  /** R23: refuses for this person alone; the review goes on for the others. */
  readonly registrant?: string | undefined;
  /** The keys of the matters that the caseworker saw: an approval settles no other. */
  readonly matters?: readonly string[] | undefined;
}

/** R17: a caseworker decides what the rules can't. An approval sends the case back to a fresh look at the registry. */
export function decideReview(state: Case, verdict: ReviewDecision): Decision {
  const { decision, ground = 'refused-in-review', reason, registrant } = verdict;
  const rejection = checkReview(state, verdict) ?? checkRevision(state, verdict.revisions);
  if (rejection !== undefined) return rejected(rejection);
  if (decision === 'approve') return { facts: [{ type: 'review-approved', reason }] };
  const others = state.people.filter((person) => person.refusal === null && person.iin !== registrant);
  return registrant === undefined || others.length === 0
    ? { facts: [refusal(ground, reason)] }
    : { facts: [personRefusal(registrant, ground, reason)] };
}

/** R15: a caseworker gives the consenters more time. Consents that are given remain, and so do the documents. */
export function decideExtension(
  state: Case,
  extension: ByCaseworker & { readonly deadlineAt: string; readonly reason: string },
): Decision {
  const { deadlineAt, reason } = extension;
  const isSo = state.stage === 'awaiting-consent' && state.deadlineAt === deadlineAt;
  // A colleague who has set the same deadline meanwhile did so for a reason of their own: this one would be kept nowhere.
  const rejection = (isSo ? undefined : checkExtension(state, extension)) ?? checkRevision(state, extension.revisions);
  if (rejection !== undefined) return rejected(rejection);
  return isSo ? NOTHING : { facts: [{ type: 'deadline-extended', deadlineAt, reason }] };
}

/** Gives a case to a member of staff, or to nobody. */
export function decideAssignment(
  state: Case,
  assignment: ByCaseworker & { readonly assignee: string | null },
): Decision {
  const { assignee } = assignment;
  if (state.assignee === assignee) return NOTHING;
  const rejection = checkAssignment(state, assignment) ?? checkRevision(state, assignment.revisions);
  return rejection === undefined ? { facts: [{ type: 'case-assigned', assignee }] } : rejected(rejection);
}

/** R25: the registrant has died while the case was waiting; of several, only that person's part ends. */
export function decideDeaths(state: Case, dead: readonly string[]): Decision {
  if (!isOpened(state) || state.stage === 'registered') return NOTHING;
  const living = state.people.filter(({ iin, refusal: refused }) => refused === null && !dead.includes(iin));
  if (living.length === 0) return { facts: [refusal('registrant-deceased', null)] };
  return {
    facts: state.people
      .filter(({ iin, refusal: refused }) => refused === null && dead.includes(iin))
      .map(({ iin }) => personRefusal(iin, 'registrant-deceased', null)),
  };
}

/** R15: a reminder counts once for the moment it was due, however often it is sent. */
export function decideReminder(state: Case, dueAt: string): Decision {
  if (state.stage !== 'awaiting-consent' || (state.remindedFor ?? '') >= dueAt) return NOTHING;
  const wanted = state.consents.filter(isWanted);
  return { facts: [{ type: 'reminder-sent', dueAt, consentIds: wanted.map(({ consentId }) => consentId) }] };
}

/** R29: a step that keeps failing is marked once, so that a case that is stuck never merely looks as if it waited. */
export const decideStuck = (state: Case, stuck: Stuck): Decision =>
  state.stage === 'closed' || isStuck(state, stuck.step) ? NOTHING : { facts: [{ type: 'step-stuck', ...stuck }] };

export const decideResumed = (state: Case, step: string): Decision =>
  isStuck(state, step) ? { facts: [{ type: 'step-resumed', step }] } : NOTHING;

const isStuck = ({ stuck }: Case, step: string): boolean => stuck.some((marked) => marked.step === step);
