import type { Case, Consent, Ending, Objection, OpenedCase, PersonInCase } from './case.ts';
import { isOpened } from './case.ts';
import type { AskedConsent, CaseEvent, MayObject, PersonJudged } from './case-events.ts';
import { registrantsOf } from './eligibility.ts';
import { evolveRegistration } from './evolve-registration.ts';
import { refusalFor } from './grounds.ts';
import { mayHappenIn } from './lawful-facts.ts';
import { matterKey } from './review-matters.ts';
import { procedureOf } from './services/procedures.ts';
import { mayFollow } from './stages.ts';

const asPending = (asked: AskedConsent): Consent => ({
  ...asked,
  status: 'pending',
  decidedAt: null,
  evidenceId: null,
  powerOfAttorneyId: null,
  rejectedAt: [],
});

const asOpen = (mayObject: MayObject): Objection => ({
  ...mayObject,
  status: 'open',
  reason: null,
  raisedAt: null,
  evidenceId: null,
  rejectedAt: [],
});

const asPerson = ({ iin, name, ground }: PersonJudged): PersonInCase => ({
  iin,
  name,
  refusal: ground === null ? null : refusalFor(ground),
});

const changeConsent = (state: Case, consentId: string, change: Partial<Consent>): readonly Consent[] =>
  state.consents.map((consent) => (consent.consentId === consentId ? { ...consent, ...change } : consent));

const changeObjection = (state: Case, objectionId: string, change: Partial<Objection>): readonly Objection[] =>
  state.objections.map((objection) =>
    objection.objectionId === objectionId ? { ...objection, ...change } : objection,
  );

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
  people: state.people,
  consents: state.consents,
  objections: state.objections,
  assignee: state.assignee,
});

const openedPart = (state: OpenedCase): Opened => ({
  ...filedPart(state),
  titleHolders: state.titleHolders,
  askedAt: state.askedAt,
  deadlineAt: state.deadlineAt,
  remindedFor: state.remindedFor,
  objectionsUntil: state.objectionsUntil,
  waived: state.waived,
});

/** Whether the case is held for those who may yet object (R23); who has objected needs no more time. */
const awaitsObjections = ({ objectionsUntil, objections }: OpenedCase, at: string): boolean =>
  objectionsUntil !== null && at <= objectionsUntil && objections.every(({ status }) => status === 'open');

/** Where a case stands once it is known who has consented: still waiting, held for objections, or on to the registry. */
const settle = (state: OpenedCase, consents: readonly Consent[], at: string): Case => {
  const complete = consents.every(({ status }) => status === 'given');
  if (!complete) return { ...openedPart(state), consents, stage: 'awaiting-consent' };
  if (state.stage !== 'awaiting-consent') return { ...state, consents };
  const stage = awaitsObjections(state, at) ? 'awaiting-objections' : 'checking-ownership';
  return { ...openedPart(state), consents, stage };
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
      const { learned, titleHolders, deadlineAt, objectionsUntil } = fact;
      const people = fact.people.map(asPerson);
      const objections = fact.mayObject.map(asOpen);
      const asked = { askedAt: at, deadlineAt, objectionsUntil, remindedFor: null, waived: [] };
      const opened = { ...state, learned, people, objections, titleHolders, ...asked };
      return settle({ ...opened, stage: 'awaiting-consent' }, fact.consents.map(asPending), at);
    }
    case 'case-refused': {
      const { ground, reason, learned } = fact;
      const people = fact.people.length > 0 ? fact.people.map(asPerson) : state.people;
      const known = { ...state, learned: learned ?? state.learned, people };
      return close(known, { outcome: 'refused', refusal: refusalFor(ground), reason }, at);
    }
    case 'application-cancelled':
      return close(state, { outcome: 'cancelled', reason: fact.reason }, at);
    case 'evidence-rejected': {
      const rejectedAt = state.consents.find(({ consentId }) => consentId === fact.consentId)?.rejectedAt ?? [];
      return { ...state, consents: changeConsent(state, fact.consentId, { rejectedAt: [...rejectedAt, at] }) };
    }
    case 'objection-evidence-rejected': {
      const { objectionId } = fact;
      const rejectedAt = state.objections.find((objection) => objection.objectionId === objectionId)?.rejectedAt ?? [];
      return { ...state, objections: changeObjection(state, objectionId, { rejectedAt: [...rejectedAt, at] }) };
    }
    case 'case-assigned':
      return { ...state, assignee: fact.assignee };
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
      | 'objection-evidence-rejected'
      | 'case-assigned'
      | 'step-stuck'
      | 'step-resumed';
  }
>;

function applyToOpened(state: OpenedCase, event: CaseEvent & { readonly fact: OpenedFact }): Case {
  const { fact, at } = event;
  const base = openedPart(state);
  switch (fact.type) {
    case 'consent-given': {
      const { consentId, evidenceId, powerOfAttorneyId } = fact;
      const answer = { status: 'given', decidedAt: at, evidenceId, powerOfAttorneyId } as const;
      return settle(state, changeConsent(state, consentId, answer), at);
    }
    case 'consent-declined': {
      const { consentId, evidenceId, powerOfAttorneyId } = fact;
      const answer = { status: 'declined', decidedAt: at, evidenceId, powerOfAttorneyId } as const;
      const consents = changeConsent(state, consentId, answer);
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
      });
      const askedAt = deadlineAt === state.deadlineAt ? state.askedAt : at;
      return settle({ ...state, deadlineAt, askedAt }, consents, at);
    }
    case 'reminder-sent':
      return { ...state, remindedFor: fact.dueAt };
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
      const objections = changeObjection(state, objectionId, { status: 'raised', reason, raisedAt: at, evidenceId });
      return state.stage === 'awaiting-objections'
        ? { ...base, objections, stage: 'checking-ownership' }
        : { ...state, objections };
    }
    case 'objection-period-passed':
      return { ...base, stage: 'checking-ownership' };
    case 'person-refused': {
      const refusal = refusalFor(fact.ground);
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
      return { ...base, stage: 'registered', registration: committed };
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
    const people = registrantsOf(application).map((iin) => ({ iin, name: null, refusal: null }));
    const nobody = { consents: [], objections: [], assignee: null };
    return {
      caseId,
      application,
      applicationDigest,
      receivedAt: at,
      updatedAt: at,
      revision: 1,
      stuck: [],
      people,
      ...nobody,
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
