import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Application, Evidence } from '../domain/application.ts';
import type { Ground } from '../domain/grounds.ts';

/** Names, messages and ids that everybody who talks to a case shares. Renaming anything here breaks running cases. */

export const TASK_QUEUE = 'residence-registration';
export const RESIDENCE_REGISTRATION = 'residenceRegistration';

/** What a case starts with. `applicationDigest` is SHA-256 (hex) of the canonical application. */
export interface RegistrationInput {
  readonly caseId: string;
  readonly application: Application;
  readonly applicationDigest: string;
  readonly signature: Evidence;
}

/** One consenter's answer. */
export interface ConsentDecision {
  readonly consentId: string;
  readonly decision: 'give' | 'decline';
  readonly evidence: Evidence;
}

export interface ConsentRevocation {
  readonly consentId: string;
  readonly evidence: Evidence;
}

export interface Cancellation {
  readonly reason: string | null;
}

export interface ReviewVerdict {
  readonly decision: 'approve' | 'refuse';
  readonly ground?: Ground | undefined;
  readonly reason: string;
}

/** The answer to every accepted message: the case file has reached this revision. */
export interface Revision {
  readonly revision: number;
}

/**
 * Why there will be no case: the application never was one. Everything else that goes against an applicant is a case
 * with an outcome.
 */
export type NotAccepted =
  | { readonly code: 'signature-rejected'; readonly reason: string }
  | { readonly code: 'case-already-open'; readonly openCaseId: string };

/** Types of the `ApplicationFailure`s that reach a caller. The first detail is the value named here. */
export const FAILURES = {
  /** detail: `NotAccepted` */
  notAccepted: 'not-accepted',
  /** detail: `Rejection` of `domain/messages.ts` */
  rejected: 'rejected',
  /** no detail: the case was started by another application under the same key */
  otherApplication: 'other-application',
} as const;

/** Answers once the case is open (or refused); the argument is the digest of the caller's application. */
export const openedUpdate = defineUpdate<Revision, [applicationDigest: string]>('opened');
export const decideConsentUpdate = defineUpdate<Revision, [ConsentDecision]>('decideConsent');
export const revokeConsentUpdate = defineUpdate<Revision, [ConsentRevocation]>('revokeConsent');
export const cancelApplicationUpdate = defineUpdate<Revision, [Cancellation]>('cancelApplication');
export const decideReviewUpdate = defineUpdate<Revision, [ReviewVerdict]>('decideReview');

/** For integrators that speak Temporal: the same as `decideConsent`, without an answer. */
export const ownerConsentSignal = defineSignal<[ConsentDecision]>('ownerConsent');

/** For ops: every list and count that the product shows comes from the store instead. None of them holds personal data. */
export const SEARCH_ATTRIBUTES = {
  CaseStage: 'Keyword',
  Service: 'Keyword',
  Office: 'Keyword',
  WaitingFor: 'Keyword',
  ConsentDeadline: 'Datetime',
  Stuck: 'Bool',
} as const;
