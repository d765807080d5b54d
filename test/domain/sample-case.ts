import type { Case, Learned } from '../../domain/case.ts';
import type { AskedConsent, CaseEvent, Fact } from '../../domain/case-events.ts';
import type { NewConsentIds } from '../../domain/consent-requests.ts';
import { numberOf } from '../../domain/consenters.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import type { Stage } from '../../domain/stages.ts';
import { address, applicationOf, firstOwner, NOW, secondOwner } from './sample-facts.ts';

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** An instant that lies some milliseconds after another. */
export const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

export const policy = createPolicyAt()(NOW);

/** Ids as the product makes them: one for each consenter, and a nonce that never comes again. */
export const createIds = (): NewConsentIds => {
  let count = 0;
  return {
    consentId: ({ consenter, capacity, onBehalfOf }) => [numberOf(consenter), capacity, onBehalfOf].join('/'),
    nonce: () => `nonce-${(count += 1)}`,
  };
};

export const DEADLINE = later(NOW, 10 * DAY_MS);

export const askedOf = (consentId: string, iin: string): AskedConsent => ({
  consentId,
  consenter: { iin, name: `name of ${consentId}` },
  capacity: 'owner',
  onBehalfOf: iin,
  nonce: `nonce of ${consentId}`,
  askedAt: NOW,
  deadlineAt: DEADLINE,
});

const learned: Learned = {
  registrantName: 'Әбенова Гүлнәр',
  applicantName: 'Әбенова Гүлнәр',
  rka: address.rka,
  address: address.address,
  office: 'almaty',
};

const titleHolders = [firstOwner.iin, secondOwner.iin];

/** One fact of each type that fits the stories below. */
export const FACT: { readonly [Type in Fact['type']]: Extract<Fact, { type: Type }> } = {
  'application-received': {
    type: 'application-received',
    caseId: 'case-1',
    application: applicationOf(),
    applicationDigest: 'digest-1',
  },
  'case-opened': {
    type: 'case-opened',
    learned,
    consents: [askedOf('first', firstOwner.iin), askedOf('second', secondOwner.iin)],
    titleHolders,
    deadlineAt: DEADLINE,
    evidenceId: 'application-evidence',
  },
  'case-refused': { type: 'case-refused', ground: 'dwelling-unknown', reason: null, learned: null },
  'consent-given': { type: 'consent-given', consentId: 'first', evidenceId: 'evidence-1' },
  'consent-declined': { type: 'consent-declined', consentId: 'first', evidenceId: 'evidence-2' },
  'consent-revoked': { type: 'consent-revoked', consentId: 'first', evidenceId: 'evidence-3', nonce: 'next nonce' },
  'evidence-rejected': { type: 'evidence-rejected', consentId: 'first', reason: 'wrong-document' },
  'reminder-sent': { type: 'reminder-sent', dueAt: later(NOW, 5 * DAY_MS), consentIds: ['first', 'second'] },
  'deadline-passed': { type: 'deadline-passed', deadlineAt: DEADLINE },
  'ownership-confirmed': { type: 'ownership-confirmed', titleHolders },
  'owners-changed': { type: 'owners-changed', titleHolders, added: [], removed: ['second'], deadlineAt: DEADLINE },
  'review-requested': { type: 'review-requested', encumbrances: ['arrest/2026-01-01'] },
  'review-approved': { type: 'review-approved', reason: 'lifted by the court' },
  'application-cancelled': { type: 'application-cancelled', reason: 'moving elsewhere' },
  'registration-committed': {
    type: 'registration-committed',
    residenceId: 'residence-1',
    formerRka: null,
    followUps: ['population-registry', 'notices'],
  },
  'follow-ups-done': { type: 'follow-ups-done', names: ['population-registry', 'notices'] },
  'case-completed': { type: 'case-completed' },
  'step-stuck': { type: 'step-stuck', step: 'a-step', registry: 'property', code: 'down', since: NOW },
  'step-resumed': { type: 'step-resumed', step: 'a-step' },
};

const given = (consentId: string): Fact => ({
  type: 'consent-given',
  consentId,
  evidenceId: `evidence of ${consentId}`,
});

const awaiting: readonly Fact[] = [FACT['application-received'], FACT['case-opened']];
const checking = [...awaiting, given('first'), given('second')];
const registering = [...checking, FACT['ownership-confirmed']];
const registered = [...registering, FACT['registration-committed']];

/** The shortest story that leads to each stage. */
export const STORY: Readonly<Record<Stage, readonly Fact[]>> = {
  opening: [FACT['application-received']],
  'awaiting-consent': awaiting,
  'checking-ownership': checking,
  'in-review': [...checking, FACT['review-requested']],
  registering,
  registered,
  closed: [...registered, FACT['follow-ups-done'], FACT['case-completed']],
};

/** Facts as events one minute apart. */
export const eventsOf = (facts: readonly Fact[], revision = 0): readonly CaseEvent[] =>
  facts.map((fact, index) => {
    const seq = revision + index + 1;
    return { seq, at: later(NOW, (seq - 1) * MINUTE_MS), actor: { kind: 'system', id: null }, fact };
  });

/** A case to which all this has happened. */
export const caseAfter = (facts: readonly Fact[]): Case => {
  const state = evolveAll(undefined, eventsOf(facts));
  if (state === undefined) throw new Error('a story begins with the receipt of an application');
  return state;
};

/** The case of the shortest story to a stage, to which more may have happened. */
export function caseIn<Name extends Stage>(stage: Name, ...more: readonly Fact[]): Extract<Case, { stage: Name }> {
  const state = caseAfter([...STORY[stage], ...more]);
  if (!isIn(state, stage)) throw new Error(`the case is ${state.stage}, not ${stage}`);
  return state;
}

const isIn = <Name extends Stage>(state: Case, stage: Name): state is Extract<Case, { stage: Name }> =>
  state.stage === stage;
