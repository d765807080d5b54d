import type { Application } from './application.ts';
import type { Consent, FollowUpName, Learned } from './case.ts';
import type { Ground } from './grounds.ts';

/** Who caused an event. `id` is a consent's id, a client's or a staff member's name, never an IIN. */
export interface Actor {
  readonly kind: 'applicant' | 'consenter' | 'caseworker' | 'system';
  readonly id: string | null;
}

/** A consent request as it is made; its answer comes later. */
export type AskedConsent = Pick<
  Consent,
  'consentId' | 'consenter' | 'capacity' | 'onBehalfOf' | 'nonce' | 'askedAt' | 'deadlineAt'
>;

/** What happened, past tense; the audit trail of a case is these, numbered without a gap. */
export type Fact =
  | {
      readonly type: 'application-received';
      readonly caseId: string;
      readonly application: Application;
      readonly applicationDigest: string;
    }
  | {
      readonly type: 'case-opened';
      readonly learned: Learned;
      readonly consents: readonly AskedConsent[];
      readonly titleHolders: readonly string[];
      readonly deadlineAt: string;
      readonly evidenceId: string;
    }
  | {
      readonly type: 'case-refused';
      readonly ground: Ground;
      readonly reason: string | null;
      readonly learned: Learned | null;
    }
  | { readonly type: 'consent-given'; readonly consentId: string; readonly evidenceId: string }
  | { readonly type: 'consent-declined'; readonly consentId: string; readonly evidenceId: string }
  | {
      readonly type: 'consent-revoked';
      readonly consentId: string;
      readonly evidenceId: string;
      readonly nonce: string;
    }
  | { readonly type: 'evidence-rejected'; readonly consentId: string; readonly reason: string }
  | { readonly type: 'reminder-sent'; readonly dueAt: string; readonly consentIds: readonly string[] }
  | { readonly type: 'deadline-passed'; readonly deadlineAt: string }
  | { readonly type: 'ownership-confirmed'; readonly titleHolders: readonly string[] }
  | {
      readonly type: 'owners-changed';
      readonly titleHolders: readonly string[];
      readonly added: readonly AskedConsent[];
      readonly removed: readonly string[];
      readonly deadlineAt: string;
    }
  | { readonly type: 'review-requested'; readonly encumbrances: readonly string[] }
  | { readonly type: 'review-approved'; readonly reason: string }
  | { readonly type: 'application-cancelled'; readonly reason: string | null }
  | {
      readonly type: 'registration-committed';
      readonly residenceId: string;
      readonly formerRka: string | null;
      readonly followUps: readonly FollowUpName[];
    }
  | { readonly type: 'follow-ups-done'; readonly names: readonly FollowUpName[] }
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
