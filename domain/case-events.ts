import type { Application } from './application.ts';
import type { Consent, FollowUpName, Learned, Objection, StayEnd } from './case.ts';
import type { Ground } from './grounds.ts';
import type { Residence } from './residences.ts';
import type { ReviewMatter } from './review-matters.ts';

/** Who caused an event. `id` is a consent's id, a client's or a staff member's name, never an IIN. */
export interface Actor {
  readonly kind: 'applicant' | 'registrant' | 'consenter' | 'caseworker' | 'system';
  readonly id: string | null;
}

/** A consent request as it is made; its answer comes later. */
export type AskedConsent = Pick<
  Consent,
  'consentId' | 'consenter' | 'capacity' | 'onBehalfOf' | 'language' | 'nonce' | 'askedAt' | 'deadlineAt'
>;

/** Somebody who may object, as they are told so. */
export type MayObject = Pick<Objection, 'objectionId' | 'iin' | 'objector' | 'language' | 'nonce'>;

/** One of several registrants, as the registries know them when the case opens. */
export interface PersonJudged {
  readonly iin: string;
  readonly name: string | null;
  readonly ground: Ground | null;
}

/** Through which integrator somebody's word came, by client id; absent where it came through none. */
interface Carried {
  readonly client?: string;
}

/** What happened, past tense; the audit trail of a case is these, numbered without a gap. */
export type Fact =
  | {
      readonly type: 'application-received';
      readonly caseId: string;
      readonly application: Application;
      readonly applicationDigest: string;
      /** The integrator that filed it. */
      readonly client: string;
    }
  | {
      readonly type: 'case-opened';
      readonly learned: Learned;
      readonly people: readonly PersonJudged[];
      readonly consents: readonly AskedConsent[];
      readonly mayObject: readonly MayObject[];
      readonly objectionsUntil: string | null;
      readonly titleHolders: readonly string[];
      readonly deadlineAt: string;
      readonly evidenceId: string;
    }
  | {
      readonly type: 'case-refused';
      readonly ground: Ground;
      readonly reason: string | null;
      readonly learned: Learned | null;
      /** The grounds of each, where they were judged one by one. */
      readonly people: readonly PersonJudged[];
    }
  | {
      readonly type: 'person-refused';
      readonly iin: string;
      readonly ground: Ground;
      readonly reason: string | null;
    }
  | ({
      readonly type: 'consent-given' | 'consent-declined';
      readonly consentId: string;
      readonly evidenceId: string;
      readonly powerOfAttorneyId: string | null;
      /** IIN of the person whose word it is, where the consenter is another or an organisation (R5, R8, R27). */
      readonly answeredBy?: string;
    } & Carried)
  | ({
      readonly type: 'consent-revoked';
      readonly consentId: string;
      readonly evidenceId: string;
      readonly nonce: string;
      /** By when it may be given anew: the case's deadline, or another where that is over. */
      readonly deadlineAt: string;
    } & Carried)
  | ({ readonly type: 'evidence-rejected'; readonly consentId: string; readonly reason: string } & Carried)
  | { readonly type: 'reminder-sent'; readonly dueAt: string; readonly consentIds: readonly string[] }
  | { readonly type: 'deadline-extended'; readonly deadlineAt: string; readonly reason: string }
  | { readonly type: 'deadline-passed'; readonly deadlineAt: string }
  | ({
      readonly type: 'objection-raised';
      readonly objectionId: string;
      readonly reason: string;
      readonly evidenceId: string;
    } & Carried)
  | ({ readonly type: 'objection-evidence-rejected'; readonly objectionId: string; readonly reason: string } & Carried)
  | { readonly type: 'objection-period-passed' }
  | {
      readonly type: 'ownership-confirmed';
      readonly titleHolders: readonly string[];
      /** Number of the certificate of registered rights on which it rests (R23); `null` where the registry was merely asked. */
      readonly rightsCertificate: string | null;
    }
  | {
      readonly type: 'owners-changed';
      readonly titleHolders: readonly string[];
      readonly added: readonly AskedConsent[];
      readonly removed: readonly string[];
      readonly deadlineAt: string;
    }
  | { readonly type: 'review-requested'; readonly matters: readonly ReviewMatter[]; readonly dueAt: string }
  | { readonly type: 'review-approved'; readonly reason: string }
  | { readonly type: 'case-assigned'; readonly assignee: string | null }
  /** For colleagues: what somebody learnt, in their words. */
  | { readonly type: 'note-added'; readonly noteId: string; readonly note: string }
  /** By a caseworker's hand; what the calendar does is `reminder-sent`. */
  | { readonly type: 'consenter-reminded'; readonly consentId: string }
  | { readonly type: 'application-cancelled'; readonly reason: string | null }
  | {
      readonly type: 'registration-committed';
      readonly residenceId: string | null;
      readonly formerRka: string | null;
      readonly ended: readonly Residence[];
      readonly stayUntil: string | null;
      readonly certificateCode: string | null;
      readonly followUps: readonly FollowUpName[];
    }
  | { readonly type: 'follow-ups-done'; readonly names: readonly FollowUpName[] }
  | { readonly type: 'chip-ordered'; readonly orderId: string }
  | { readonly type: 'chip-reminder-sent' }
  | { readonly type: 'follow-up-failed'; readonly name: FollowUpName; readonly reason: string }
  /** Somebody who may not, or couldn't prove who they are, tried to end the stay. */
  | ({ readonly type: 'stay-end-rejected'; readonly reason: string } & Carried)
  | ({ readonly type: 'stay-ended'; readonly how: StayEnd; readonly followUps: readonly FollowUpName[] } & Carried)
  | { readonly type: 'case-completed' }
  | {
      readonly type: 'step-stuck';
      readonly step: string;
      readonly registry: string | null;
      readonly code: string;
      readonly since: string;
    }
  | { readonly type: 'step-resumed'; readonly step: string };

/** A fact as the audit trail holds it: `seq` counts from 1, `at` is when it took effect. */
export interface CaseEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: Actor;
  readonly fact: Fact;
}

/** Numbers facts as the events that follow a revision. */
export const asEvents = (facts: readonly Fact[], revision: number, at: string, actor: Actor): readonly CaseEvent[] =>
  facts.map((fact, index) => ({ seq: revision + index + 1, at, actor, fact }));
