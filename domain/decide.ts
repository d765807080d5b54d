import type { Application } from './application.ts';
import { dayOf, endOfDayAfter } from './calendar.ts';
import type { Case, FollowUpName, Learned, Stuck } from './case.ts';
import { isWanted } from './case.ts';
import type { Fact } from './case-events.ts';
import type { NewConsentIds } from './consent-requests.ts';
import { askFor } from './consent-requests.ts';
import { fullNameOf, numberOf, requiredConsents } from './consenters.ts';
import type { OpeningFacts } from './eligibility.ts';
import { assessEligibility } from './eligibility.ts';
import type { Ground } from './grounds.ts';
import type { Rejection } from './messages.ts';
import { checkCancellation, checkDecision, checkReview, checkRevocation, findConsent } from './messages.ts';
import { officeOf } from './offices.ts';
import type { Policy } from './policy.ts';

/** What a command comes to: the facts it adds to the case, and for a message that was turned away the reason. */
export interface Decision {
  readonly facts: readonly Fact[];
  readonly rejection?: Rejection;
}

const NOTHING: Decision = { facts: [] };
const rejected = (rejection: Rejection, ...facts: Fact[]): Decision => ({ facts, rejection });

export const learnedFrom = (application: Application, facts: OpeningFacts): Learned => {
  const { registrant, applicant, address } = facts;
  const named = 'rka' in application.dwelling ? application.dwelling.rka : null;
  return {
    registrantName: registrant === undefined ? null : fullNameOf(registrant),
    applicantName: applicant === undefined ? null : fullNameOf(applicant),
    rka: facts.dwellings[0]?.rka ?? named,
    address: address?.address ?? null,
    office: address === undefined ? null : (officeOf(address.kato) ?? null),
  };
};

export interface Opening {
  readonly facts: OpeningFacts;
  readonly evidenceId: string;
  readonly ids: NewConsentIds;
  readonly policy: Policy;
  readonly at: string;
}

/** Opens a received application: a refusal with its ground, or the list of consents to collect and their deadline (R1–R17). */
export function decideOpening(state: Case, { facts, evidenceId, ids, policy, at }: Opening): Decision {
  if (state.stage !== 'opening') return NOTHING;
  const { application } = state;
  const learned = learnedFrom(application, facts);
  const day = dayOf(at);
  const assessment = assessEligibility(application, facts, day);
  if ('refused' in assessment) {
    return { facts: [{ type: 'case-refused', ground: assessment.refused, reason: null, learned }] };
  }
  const dwelling = assessment.eligible;
  const deadlineAt = endOfDayAfter(at, policy.consentPeriodDays);
  const consents = requiredConsents(application, dwelling, facts.people, day);
  return {
    facts: [
      {
        type: 'case-opened',
        learned,
        consents: consents.map((required) => askFor(required, ids, at, deadlineAt)),
        titleHolders: dwelling.titleHolders.map(numberOf),
        deadlineAt,
        evidenceId,
      },
    ],
  };
}

/** The application's own signature doesn't hold: found out only after the case was received (R12). */
export const decideSignatureRefusal = (state: Case, reason: string): Decision =>
  state.stage === 'opening'
    ? { facts: [{ type: 'case-refused', ground: 'signature-rejected', reason, learned: null }] }
    : NOTHING;

/** `evidenceId` names the evidence whether it was accepted or not: what was accepted once is recognised when it comes again. */
export type EvidenceVerdict =
  | { readonly accepted: true; readonly evidenceId: string }
  | { readonly accepted: false; readonly evidenceId: string; readonly reason: string };

export interface ConsentAnswer {
  readonly consentId: string;
  readonly decision: 'give' | 'decline';
  /** The nonce of the document that was verified: a consent revoked meanwhile has a new one, and the verdict is void. */
  readonly nonce: string;
  readonly verdict: EvidenceVerdict;
  readonly at: string;
}

/** R12–R15: an answer counts if it is wanted, in time and proved; the very same answer once more changes nothing. */
export function decideConsentAnswer(state: Case, answer: ConsentAnswer): Decision {
  const { consentId, decision, nonce, verdict, at } = answer;
  const consent = findConsent(state, consentId);
  if (consent?.evidenceId === verdict.evidenceId) return NOTHING;
  const rejection = checkDecision(state, consentId, at);
  if (rejection !== undefined) return rejected(rejection);
  if (!verdict.accepted) return rejectEvidence(consentId, verdict.reason);
  if (consent?.nonce !== nonce) return rejectEvidence(consentId, 'wrong-document');
  const type = decision === 'give' ? 'consent-given' : 'consent-declined';
  return { facts: [{ type, consentId, evidenceId: verdict.evidenceId }] };
}

const rejectEvidence = (consentId: string, reason: string): Decision =>
  rejected({ code: 'evidence-rejected', reason }, { type: 'evidence-rejected', consentId, reason });

export interface RevocationRequest {
  readonly consentId: string;
  readonly nonce: string;
  readonly verdict: EvidenceVerdict;
  /** The nonce under which the consenter may consent anew. */
  readonly nextNonce: string;
  readonly at: string;
}

/** R14: the giver takes a consent back. The old signature dies with its nonce. */
export function decideRevocation(state: Case, request: RevocationRequest): Decision {
  const { consentId, nonce, nextNonce, verdict, at } = request;
  const consent = findConsent(state, consentId);
  if (consent?.evidenceId === verdict.evidenceId) return NOTHING;
  const rejection = checkRevocation(state, consentId, at);
  if (rejection !== undefined) return rejected(rejection);
  if (!verdict.accepted) return rejectEvidence(consentId, verdict.reason);
  if (consent?.nonce !== nonce) return rejectEvidence(consentId, 'wrong-document');
  return { facts: [{ type: 'consent-revoked', consentId, evidenceId: verdict.evidenceId, nonce: nextNonce }] };
}

/** R15: the period is over. A consent that came in time, or any other end, stands. */
export const decideDeadline = (state: Case, at: string): Decision =>
  state.stage === 'awaiting-consent' && at >= state.deadlineAt
    ? { facts: [{ type: 'deadline-passed', deadlineAt: state.deadlineAt }] }
    : NOTHING;

export function decideCancellation(state: Case, reason: string | null): Decision {
  if (state.stage === 'closed' && state.ending.outcome === 'cancelled') return NOTHING;
  const rejection = checkCancellation(state);
  return rejection === undefined ? { facts: [{ type: 'application-cancelled', reason }] } : rejected(rejection);
}

export interface ReviewDecision {
  readonly decision: 'approve' | 'refuse';
  readonly ground?: Ground | undefined;
  readonly reason: string;
}

/** R17: a caseworker decides what the rules can't. An approval sends the case back to a fresh look at the registry. */
export function decideReview(
  state: Case,
  { decision, ground = 'refused-in-review', reason }: ReviewDecision,
): Decision {
  const rejection = checkReview(state);
  if (rejection !== undefined) return rejected(rejection);
  if (decision === 'approve') return { facts: [{ type: 'review-approved', reason }] };
  return { facts: [{ type: 'case-refused', ground, reason, learned: null }] };
}

/** R21: follow-ups end the case when the last of them is done. */
export function decideFollowUps(state: Case, names: readonly FollowUpName[]): Decision {
  if (state.stage !== 'registered') return NOTHING;
  const { followUps } = state.registration;
  const pending = followUps.filter((followUp) => followUp.state === 'pending').map(({ name }) => name);
  const done = pending.filter((name) => names.includes(name));
  const facts: Fact[] = done.length > 0 ? [{ type: 'follow-ups-done', names: done }] : [];
  if (done.length === pending.length) facts.push({ type: 'case-completed' });
  return { facts };
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
