import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Application, Caseworker, Evidence, Service } from '../domain/application.ts';
import type { Identity } from '../domain/consenters.ts';
import type { Ground } from '../domain/grounds.ts';
import type { Challenge } from '../domain/invitation.ts';

/** Names, messages and ids that everybody who talks to a case shares. Renaming anything here breaks running cases. */

export const TASK_QUEUE = 'residence-registration';

/** The workflow that carries out each service. */
export const WORKFLOWS = {
  'permanent-residence': 'permanentResidence',
  'temporary-stay': 'temporaryStay',
  'owner-withdrawal': 'ownerWithdrawal',
  'departure-abroad': 'departureAbroad',
} as const satisfies Record<Service, string>;

/** What a case starts with. `applicationDigest` is SHA-256 (hex) of the canonical application. */
export interface RegistrationInput {
  readonly caseId: string;
  readonly application: Application;
  readonly applicationDigest: string;
  /** Who filed it over the api: an integrator's client id. */
  readonly client: string;
  readonly signature: Evidence;
  /** Who checked the applicant's identity at the counter (R12). */
  readonly attestedBy?: Caseworker | undefined;
}

/** The integrator through which somebody's word comes, by client id; `undefined` where it comes through none. */
type ThroughClient = string | undefined;

/** One consenter's answer. */
export interface ConsentDecision {
  readonly consentId: string;
  readonly decision: 'give' | 'decline';
  readonly evidence: Evidence;
  readonly attestedBy?: Caseworker | undefined;
  /** An attorney answers for the owner, under these powers (R5, R11). */
  readonly powerOfAttorneyId?: string | undefined;
  readonly client?: ThroughClient;
}

export interface ConsentRevocation {
  readonly consentId: string;
  readonly evidence: Evidence;
  readonly attestedBy?: Caseworker | undefined;
  readonly powerOfAttorneyId?: string | undefined;
  readonly client?: ThroughClient;
}

/** Somebody who is to be withdrawn says no (R23). */
export interface ObjectionMessage {
  readonly objectionId: string;
  readonly reason: string;
  readonly evidence: Evidence;
  readonly attestedBy?: Caseworker | undefined;
  readonly client?: ThroughClient;
}

/** The registrant or an owner ends a stay before its last day (R20). */
export interface StayEndMessage {
  readonly by: Identity;
  readonly evidence: Evidence;
  readonly attestedBy?: Caseworker | undefined;
  /** An attorney ends it for whom `by` names, under these powers (R5, R11). */
  readonly powerOfAttorneyId?: string | undefined;
  readonly client?: ThroughClient;
}

/** What every message of a caseworker carries. */
export interface ByCaseworker {
  readonly caseworker: Caseworker;
  /** The revisions of the case at which the message counts: those its sender has seen. Without it, at any. */
  readonly revisions?: readonly number[] | undefined;
}

export interface DeadlineExtension extends ByCaseworker {
  readonly deadlineAt: string;
  readonly reason: string;
}

export interface Assignment extends ByCaseworker {
  readonly assignee: string | null;
}

/** R27: what a caseworker writes down for colleagues. */
export interface NoteMessage extends ByCaseworker {
  readonly noteId: string;
  readonly text: string;
}

/** R15: one of those who haven't answered is reminded. */
export interface ReminderMessage extends ByCaseworker {
  readonly consentId: string;
}

export interface Cancellation {
  readonly reason: string | null;
  /** Who carries it out at a desk; nobody where the applicant's own client does. */
  readonly caseworker?: Caseworker | undefined;
}

export interface ReviewVerdict extends ByCaseworker {
  readonly decision: 'approve' | 'refuse';
  readonly ground?: Ground | undefined;
  readonly reason: string;
  /** IIN of the only one of several registrants whom a refusal is about (R23). */
  readonly registrant?: string | undefined;
  /** Keys of the matters that the caseworker saw. */
  readonly matters?: readonly string[] | undefined;
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
  | { readonly code: 'case-already-open'; readonly openCaseId: string }
  /** R27: the caseworker at the counter is a party to what is filed. */
  | { readonly code: 'own-case' }
  /** Somebody whom it would ask has been asked too often; whom, isn't said. */
  | { readonly code: 'consenter-asked-too-often'; readonly retryAt: string };

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
export const raiseObjectionUpdate = defineUpdate<Revision, [ObjectionMessage]>('raiseObjection');
export const endStayUpdate = defineUpdate<Revision, [StayEndMessage]>('endStay');
export const extendDeadlineUpdate = defineUpdate<Revision, [DeadlineExtension]>('extendDeadline');
export const assignCaseUpdate = defineUpdate<Revision, [Assignment]>('assignCase');
export const addNoteUpdate = defineUpdate<Revision, [NoteMessage]>('addNote');
export const remindConsenterUpdate = defineUpdate<Revision, [ReminderMessage]>('remindConsenter');

/** From one case to another: a residence that the other has made was ended by somebody else's registration (R20). */
export const residenceEndedSignal = defineSignal('residenceEnded');

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

/** Messages to integrators have a queue of their own: however slow receivers are, no case waits for one. */
export const WEBHOOK_TASK_QUEUE = 'webhooks';

/** Carries messages to one receiver, in their order; see `webhook-deliveries.ts`. */
export const WEBHOOK_WORKFLOW = 'webhookDeliveries';

export interface WebhookDeliveriesInput {
  /** What earlier runs have left over. */
  readonly deliveryIds: readonly string[];
  /** Somebody asked for it by hand: it is sent also to a subscription that is switched off. */
  readonly isManual: boolean;
}

/** More to carry, behind what is there already; what is there keeps its place. */
export interface WebhookMessages {
  readonly deliveryIds: readonly string[];
  /** The receiver is thought to be well again: the next attempt is made now, and patience begins anew. */
  readonly isUrgent: boolean;
}

export const deliverSignal = defineSignal<[WebhookMessages]>('deliver');

/** One for each receiver and case, so that a receiver gets a case's messages in order and one case's don't hold up others. */
export const webhookWorkflowId = (webhookId: string, caseId: string): string => `webhook/${webhookId}/${caseId}`;

/** One for a test, or for a message that somebody wants to have sent again. */
export const manualWebhookWorkflowId = (webhookId: string, deliveryId: string): string =>
  `webhook/${webhookId}/manual/${deliveryId}`;

/** Asks whether a signature is by whom a consent is wanted from; see `identity-proof.ts`. It is no part of the case. */
export const IDENTITY_PROOF_WORKFLOW = 'identityProof';

export interface IdentityProofInput {
  readonly caseId: string;
  readonly consentId: string;
  readonly invitationId: string;
  /** Those that still count; one of them must have been signed. */
  readonly challenges: readonly Challenge[];
  /** CMS in base64. */
  readonly cms: string;
  /** An attorney is here for the owner, under these powers (R5, R11). */
  readonly powerOfAttorneyId?: string | undefined;
}

export type IdentityVerdict =
  | { readonly kind: 'proved' }
  | { readonly kind: 'rejected'; readonly reason: string }
  /** The one who knows doesn't answer: nothing is decided, and the same signature may come again. */
  | { readonly kind: 'unavailable' };

/** The same signature asks once, however often it comes at a time. */
export const identityProofWorkflowId = (invitationId: string, proofDigest: string): string =>
  `identity/${invitationId}/${proofDigest}`;
