import type { Case, Consent, Objection, PersonInCase } from './case.ts';
import { isOpened } from './case.ts';
import type { CaseEvent, MayObject, PersonJudged } from './case-events.ts';
import { asPending, changeConsent, changeObjection, close, settle } from './case-parts.ts';
import { registrantsOf } from './eligibility.ts';
import { evolveOpened } from './evolve-opened.ts';
import { refusalFor } from './grounds.ts';
import { impossible, ImpossibleEvent } from './impossible-event.ts';
import { mayHappenIn } from './lawful-facts.ts';
import { withAttempt } from './attempts.ts';
import { attemptsOf, findConsent, findObjection } from './messages.ts';
import { mayFollow } from './stages.ts';

const asPerson = ({ iin, name, ground }: PersonJudged): PersonInCase => ({
  iin,
  name,
  refusal: ground === null ? null : refusalFor(ground),
});

const asOpen = (mayObject: MayObject): Objection => ({
  ...mayObject,
  status: 'open',
  reason: null,
  raisedAt: null,
  evidenceId: null,
  rejectedAt: [],
});

/** A consent or an objection after one more attempt in vain. */
function afterAttempt(tried: Consent | Objection | undefined, at: string, client: string | undefined) {
  const attempts = withAttempt(attemptsOf(tried ?? { rejectedAt: [] }), at, client);
  return {
    rejectedAt: attempts.at,
    ...(attempts.through.length === 0 ? {} : { rejectedThrough: attempts.through }),
  };
}

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
      const { consentId, client } = fact;
      const change = afterAttempt(findConsent(state, consentId), at, client);
      return { ...state, consents: changeConsent(state, consentId, change) };
    }
    case 'objection-evidence-rejected': {
      const { objectionId, client } = fact;
      const change = afterAttempt(findObjection(state, objectionId), at, client);
      return { ...state, objections: changeObjection(state, objectionId, change) };
    }
    case 'case-assigned':
      return { ...state, assignee: fact.assignee };
    case 'note-added':
      return { ...state, noteIds: [...(state.noteIds ?? []), fact.noteId] };
    case 'consenter-reminded':
      return { ...state, consents: changeConsent(state, fact.consentId, { remindedAt: at }) };
    case 'step-stuck': {
      const { step, registry, code, since } = fact;
      const others = state.stuck.filter((stuck) => stuck.step !== step);
      return { ...state, stuck: [...others, { step, registry, code, since }] };
    }
    case 'step-resumed':
      return { ...state, stuck: state.stuck.filter(({ step }) => step !== fact.step) };
    default:
      return isOpened(state) ? evolveOpened(state, { ...event, fact }) : impossible(state, event);
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
    const { caseId, application, applicationDigest, client } = fact;
    const rka = 'rka' in application.dwelling ? application.dwelling.rka : null;
    const people = registrantsOf(application).map((iin) => ({ iin, name: null, refusal: null }));
    const nobody = { consents: [], objections: [], assignee: null };
    return {
      caseId,
      application,
      applicationDigest,
      client,
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
