import type { Case, Consent, OpenedCase } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { asPending, changeConsent, changeObjection, close, openedPart, settle } from './case-parts.ts';
import { broughtBy } from './clients-of.ts';
import { evolveRegistration } from './evolve-registration.ts';
import { refusalFor } from './grounds.ts';
import { impossible } from './impossible-event.ts';
import { findConsent } from './messages.ts';
import { matterKey } from './review-matters.ts';
import { procedureOf } from './services/procedures.ts';

/** What may happen to any case, or only to one that isn't open yet; everything else happens to open cases. */
type OtherFact = Extract<
  CaseEvent['fact'],
  {
    type:
      | 'application-received'
      | 'case-opened'
      | 'case-refused'
      | 'application-cancelled'
      | 'evidence-rejected'
      | 'objection-evidence-rejected'
      | 'case-assigned'
      | 'note-added'
      | 'consenter-reminded'
      | 'step-stuck'
      | 'step-resumed';
  }
>;
type OpenedFact = Exclude<CaseEvent['fact'], OtherFact>;

type Answered = Extract<OpenedFact, { readonly type: 'consent-given' | 'consent-declined' }>;
type Revoked = Extract<OpenedFact, { readonly type: 'consent-revoked' }>;

/** Who has brought an answer that counted goes on following it, whoever brings the next. */
const withClient = (state: OpenedCase, { consentId, client }: Answered | Revoked): Pick<Consent, 'clients'> => {
  const known = findConsent(state, consentId)?.clients;
  if (client === undefined) return known === undefined ? {} : { clients: known };
  return { clients: [...new Set([...(known ?? []), client])] };
};

/** Whoever has answered once remains a party, also where another answers later (R27). */
const answerIn = ({ evidenceId, powerOfAttorneyId, answeredBy }: Answered) => ({
  evidenceId,
  powerOfAttorneyId,
  ...(answeredBy === undefined ? {} : { answeredBy }),
});

/** An open case after one more of the facts that happen to open cases only. */
export function evolveOpened(state: OpenedCase, event: CaseEvent & { readonly fact: OpenedFact }): Case {
  const { fact, at } = event;
  const base = openedPart(state);
  switch (fact.type) {
    case 'consent-given': {
      const { consentId } = fact;
      const answer = { ...answerIn(fact), ...withClient(state, fact) };
      return settle(state, changeConsent(state, consentId, { ...answer, status: 'given', decidedAt: at }), at);
    }
    case 'consent-declined': {
      const { consentId } = fact;
      const answer = { ...answerIn(fact), ...withClient(state, fact) };
      const consents = changeConsent(state, consentId, { ...answer, status: 'declined', decidedAt: at });
      return close({ ...state, consents }, { outcome: 'declined', consentId }, at);
    }
    case 'consent-revoked': {
      // Whoever consents anew signs a new document, so it names the deadline that counts by now (R13).
      const { consentId, evidenceId, nonce, deadlineAt } = fact;
      const consents = changeConsent(state, consentId, {
        status: 'revoked',
        decidedAt: at,
        evidenceId,
        nonce,
        deadlineAt,
        ...withClient(state, fact),
      });
      const askedAt = deadlineAt === state.deadlineAt ? state.askedAt : at;
      return settle({ ...state, deadlineAt, askedAt }, consents, at);
    }
    case 'reminder-sent': {
      const reminded = (consent: Consent): Consent =>
        fact.consentIds.includes(consent.consentId) ? { ...consent, remindedAt: at } : consent;
      return { ...state, remindedFor: fact.dueAt, consents: state.consents.map(reminded) };
    }
    case 'deadline-extended':
      return { ...state, deadlineAt: fact.deadlineAt };
    case 'deadline-passed': {
      const consents = state.consents.map((consent) =>
        consent.status === 'given' ? consent : { ...consent, status: 'expired' as const, decidedAt: at },
      );
      return close({ ...state, consents }, { outcome: 'expired' }, at);
    }
    case 'owners-changed': {
      const kept = state.consents.filter(({ consentId }) => !fact.removed.includes(consentId));
      const { titleHolders, deadlineAt } = fact;
      const askedAt = fact.added.length > 0 ? at : state.askedAt;
      return settle({ ...state, titleHolders, deadlineAt, askedAt }, [...kept, ...fact.added.map(asPending)], at);
    }
    case 'objection-raised': {
      const { objectionId, reason, evidenceId } = fact;
      const objections = changeObjection(state, objectionId, {
        status: 'raised',
        reason,
        raisedAt: at,
        evidenceId,
        ...broughtBy(fact),
      });
      return state.stage === 'awaiting-objections'
        ? { ...base, objections, stage: 'checking-ownership' }
        : { ...state, objections };
    }
    case 'objection-period-passed':
      return { ...base, stage: 'checking-ownership' };
    case 'person-refused': {
      const { ground, reason } = fact;
      const refusal = { ...refusalFor(ground), ...(reason === null ? {} : { reason }) };
      const people = state.people.map((person) => (person.iin === fact.iin ? { ...person, refusal } : person));
      return { ...state, people };
    }
    case 'ownership-confirmed':
      return { ...base, titleHolders: fact.titleHolders, stage: 'registering' };
    case 'review-requested': {
      const { matters, dueAt } = fact;
      return { ...base, stage: 'in-review', review: { matters, requestedAt: at, dueAt } };
    }
    case 'review-approved': {
      if (state.stage !== 'in-review') return impossible(state, event);
      const waived = [...state.waived, ...state.review.matters.map(matterKey)];
      return { ...base, waived, stage: 'checking-ownership' };
    }
    case 'registration-committed': {
      const { residenceId, formerRka, ended, stayUntil, certificateCode } = fact;
      const followUps = fact.followUps.map((name) => ({ name, state: 'pending' as const }));
      const stay = stayUntil === null ? null : { until: stayUntil, ended: null };
      const committed = { residenceId, formerRka, ended, stay, certificateCode, committedAt: at, followUps };
      return { ...base, stage: 'registered', registration: { ...committed, stayEndRejectedAt: [] } };
    }
    case 'case-completed': {
      if (state.stage !== 'registered') return impossible(state, event);
      const { outcome } = procedureOf(state.application);
      return close(state, { outcome, registration: state.registration }, at);
    }
    default:
      if (state.stage !== 'registered') return impossible(state, event);
      return { ...state, registration: evolveRegistration(state.registration, fact, at) };
  }
}
