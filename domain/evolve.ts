import type { Case, Consent, Ending, OpenedCase } from './case.ts';
import { isOpened } from './case.ts';
import type { AskedConsent, CaseEvent } from './case-events.ts';
import { refusalFor } from './grounds.ts';
import { mayHappenIn } from './lawful-facts.ts';
import { mayFollow } from './stages.ts';

const asPending = (asked: AskedConsent): Consent => ({
  ...asked,
  status: 'pending',
  decidedAt: null,
  evidenceId: null,
  rejectedAt: [],
});

const changeConsent = (state: Case, consentId: string, change: Partial<Consent>): readonly Consent[] =>
  state.consents.map((consent) => (consent.consentId === consentId ? { ...consent, ...change } : consent));

type Filed = Omit<Extract<Case, { stage: 'opening' }>, 'stage'>;
type Opened = Omit<Extract<Case, { stage: 'checking-ownership' }>, 'stage'>;

/** The part that every stage has, so that nothing of the stage that is left lingers in the next. */
const filedPart = (state: Case): Filed => ({
  caseId: state.caseId,
  application: state.application,
  applicationDigest: state.applicationDigest,
  receivedAt: state.receivedAt,
  updatedAt: state.updatedAt,
  revision: state.revision,
  stuck: state.stuck,
  learned: state.learned,
  consents: state.consents,
});

const openedPart = (state: OpenedCase): Opened => ({
  ...filedPart(state),
  titleHolders: state.titleHolders,
  askedAt: state.askedAt,
  deadlineAt: state.deadlineAt,
  remindedFor: state.remindedFor,
  waived: state.waived,
});

/** Where a case stands once it is known who has consented: on to the registry, or still waiting. */
const settle = (state: OpenedCase, consents: readonly Consent[]): Case => {
  const complete = consents.every(({ status }) => status === 'given');
  if (!complete) return { ...openedPart(state), consents, stage: 'awaiting-consent' };
  if (state.stage === 'awaiting-consent') return { ...openedPart(state), consents, stage: 'checking-ownership' };
  return { ...state, consents };
};

const close = (state: Case, ending: Ending, closedAt: string): Case => ({
  ...filedPart(state),
  stuck: [],
  stage: 'closed',
  ending,
  closedAt,
});

/** A fact that doesn't fit the stage it is applied in: a defect of ours, never an answer to a person. */
export class ImpossibleEvent extends Error {
  override readonly name = 'ImpossibleEvent';
}

const impossible = (state: Case | undefined, { fact }: CaseEvent): never => {
  throw new ImpossibleEvent(`${fact.type} can't happen to a case that is ${state?.stage ?? 'not yet received'}`);
};

function apply(state: Case, event: CaseEvent): Case {
  const { fact, at } = event;
  switch (fact.type) {
    case 'application-received':
      return impossible(state, event);
    case 'case-opened': {
      if (state.stage !== 'opening') return impossible(state, event);
      const { learned, titleHolders, deadlineAt } = fact;
      const opened = { ...state, learned, titleHolders, askedAt: at, deadlineAt, remindedFor: null, waived: [] };
      return settle({ ...opened, stage: 'awaiting-consent' }, fact.consents.map(asPending));
    }
    case 'case-refused': {
      const { ground, reason, learned } = fact;
      const known = { ...state, learned: learned ?? state.learned };
      return close(known, { outcome: 'refused', refusal: refusalFor(ground), reason }, at);
    }
    case 'application-cancelled':
      return close(state, { outcome: 'cancelled', reason: fact.reason }, at);
    case 'evidence-rejected': {
      const rejectedAt = state.consents.find(({ consentId }) => consentId === fact.consentId)?.rejectedAt ?? [];
      return { ...state, consents: changeConsent(state, fact.consentId, { rejectedAt: [...rejectedAt, at] }) };
    }
    case 'step-stuck': {
      const { step, registry, code, since } = fact;
      const others = state.stuck.filter((stuck) => stuck.step !== step);
      return { ...state, stuck: [...others, { step, registry, code, since }] };
    }
    case 'step-resumed':
      return { ...state, stuck: state.stuck.filter(({ step }) => step !== fact.step) };
    default:
      return isOpened(state) ? applyToOpened(state, { ...event, fact }) : impossible(state, event);
  }
}

type OpenedFact = Exclude<
  CaseEvent['fact'],
  {
    type:
      | 'application-received'
      | 'case-opened'
      | 'case-refused'
      | 'application-cancelled'
      | 'evidence-rejected'
      | 'step-stuck'
      | 'step-resumed';
  }
>;

function applyToOpened(state: OpenedCase, event: CaseEvent & { readonly fact: OpenedFact }): Case {
  const { fact, at } = event;
  const base = openedPart(state);
  switch (fact.type) {
    case 'consent-given': {
      const { consentId, evidenceId } = fact;
      return settle(state, changeConsent(state, consentId, { status: 'given', decidedAt: at, evidenceId }));
    }
    case 'consent-declined': {
      const { consentId, evidenceId } = fact;
      const consents = changeConsent(state, consentId, { status: 'declined', decidedAt: at, evidenceId });
      return close({ ...state, consents }, { outcome: 'declined', consentId }, at);
    }
    case 'consent-revoked': {
      const { consentId, evidenceId, nonce } = fact;
      // Whoever consents anew signs a new document, so it names the deadline that counts by now (R13).
      const renewed = { nonce, deadlineAt: state.deadlineAt };
      return settle(
        state,
        changeConsent(state, consentId, { status: 'revoked', decidedAt: at, evidenceId, ...renewed }),
      );
    }
    case 'reminder-sent':
      return { ...state, remindedFor: fact.dueAt };
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
      return settle({ ...state, titleHolders, deadlineAt, askedAt }, [...kept, ...fact.added.map(asPending)]);
    }
    case 'ownership-confirmed':
      return { ...base, titleHolders: fact.titleHolders, stage: 'registering' };
    case 'review-requested':
      return { ...base, stage: 'in-review', encumbrances: fact.encumbrances };
    case 'review-approved':
      if (state.stage !== 'in-review') return impossible(state, event);
      return { ...base, waived: [...state.waived, ...state.encumbrances], stage: 'checking-ownership' };
    case 'registration-committed': {
      const { residenceId, formerRka } = fact;
      const followUps = fact.followUps.map((name) => ({ name, state: 'pending' as const }));
      return { ...base, stage: 'registered', registration: { residenceId, formerRka, committedAt: at, followUps } };
    }
    case 'follow-ups-done': {
      if (state.stage !== 'registered') return impossible(state, event);
      const followUps = state.registration.followUps.map((followUp) =>
        fact.names.includes(followUp.name) ? { ...followUp, state: 'done' as const } : followUp,
      );
      return { ...state, registration: { ...state.registration, followUps } };
    }
    case 'case-completed':
      if (state.stage !== 'registered') return impossible(state, event);
      return close(state, { outcome: 'registered', registration: state.registration }, at);
  }
}

const NOTHING_LEARNED = { registrantName: null, applicantName: null, rka: null, address: null, office: null };

/**
 * The case after one more event. Pure, and total over lawful histories; an event that skips a number, or that
 * `HAPPENS_IN` or `TRANSITIONS` don't allow, throws `ImpossibleEvent`. Events that are folded in already change nothing.
 */
export function evolve(state: Case | undefined, event: CaseEvent): Case {
  if (state !== undefined && event.seq <= state.revision) return state;
  if (event.seq !== (state?.revision ?? 0) + 1) {
    throw new ImpossibleEvent(`event ${event.seq} can't follow revision ${state?.revision ?? 0}`);
  }
  const { fact, at } = event;
  if (state === undefined) {
    if (fact.type !== 'application-received') return impossible(state, event);
    const { caseId, application, applicationDigest } = fact;
    const rka = 'rka' in application.dwelling ? application.dwelling.rka : null;
    const received = { receivedAt: at, updatedAt: at, revision: 1, stuck: [], consents: [] };
    return {
      caseId,
      application,
      applicationDigest,
      ...received,
      learned: { ...NOTHING_LEARNED, rka },
      stage: 'opening',
    };
  }
  const next = apply({ ...state, revision: event.seq, updatedAt: at }, event);
  const isLawful = mayHappenIn(state.stage, fact.type) && mayFollow(state.stage, next.stage);
  return isLawful ? next : impossible(state, event);
}

/** Folds events, oldest first, into a case. */
export const evolveAll = (state: Case | undefined, events: readonly CaseEvent[]): Case | undefined =>
  events.reduce<Case | undefined>(evolve, state);
