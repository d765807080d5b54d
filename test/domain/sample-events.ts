import type { Caseworker } from '../../domain/application.ts';
import type { Learned } from '../../domain/case.ts';
import type { AskedConsent, Fact, MayObject, PersonJudged } from '../../domain/case-events.ts';
import type { NewIds } from '../../domain/consent-requests.ts';
import { numberOf } from '../../domain/consenters.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import type { Ground } from '../../domain/grounds.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import type { ReviewMatter } from '../../domain/review-matters.ts';
import { address, applicationOf, firstOwner, NOW, registrant, secondOwner } from './sample-facts.ts';
import { iinOf } from './sample-numbers.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** An instant that lies some milliseconds after another. */
export const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

export const policy = createPolicyAt()(NOW);

/** Ids as the product makes them: one for each consenter, and a nonce that never comes again. */
export const createIds = (): NewIds => {
  let count = 0;
  return {
    consentId: ({ consenter, capacity, onBehalfOf }) => [numberOf(consenter), capacity, onBehalfOf].join('/'),
    objectionId: (iin) => `objection of ${iin}`,
    nonce: () => `nonce-${(count += 1)}`,
  };
};

export const DEADLINE = later(NOW, 10 * DAY_MS);

export const askedOf = (consentId: string, iin: string): AskedConsent => ({
  consentId,
  consenter: { iin, name: `name of ${consentId}` },
  capacity: 'owner',
  onBehalfOf: iin,
  language: null,
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

/** A member of staff who has nothing to do with the case. */
export const caseworker: Caseworker = { id: 'aigerim', iin: iinOf(90) };

export const judgedOf = ({ iin }: PersonFacts, ground: Ground | null = null): PersonJudged => ({
  iin,
  name: `name of ${iin}`,
  ground,
});

export const mayObjectOf = ({ iin }: PersonFacts): MayObject => ({
  objectionId: `objection of ${iin}`,
  iin,
  objector: { iin, name: `name of ${iin}` },
  language: null,
  nonce: `nonce of ${iin}`,
});

export const OBJECTIONS_UNTIL = later(NOW, 30 * DAY_MS);

export const ARREST = {
  kind: 'encumbrance',
  encumbrance: 'arrest',
  since: '2026-01-01',
} as const satisfies ReviewMatter;

/** The fact of a type; where several types share a shape, the one. */
export type FactOf<Type extends Fact['type']> = Fact & { readonly type: Type };

/** One fact of each type that fits the stories of `sample-case.ts`. */
export const FACT: { readonly [Type in Fact['type']]: FactOf<Type> } = {
  'application-received': {
    type: 'application-received',
    caseId: 'case-1',
    application: applicationOf(),
    applicationDigest: 'digest-1',
    client: 'client-1',
  },
  'case-opened': {
    type: 'case-opened',
    learned,
    people: [judgedOf(registrant)],
    consents: [askedOf('first', firstOwner.iin), askedOf('second', secondOwner.iin)],
    mayObject: [],
    objectionsUntil: null,
    titleHolders,
    deadlineAt: DEADLINE,
    evidenceId: 'application-evidence',
  },
  'case-refused': { type: 'case-refused', ground: 'dwelling-unknown', reason: null, learned: null, people: [] },
  'person-refused': { type: 'person-refused', iin: registrant.iin, ground: 'not-resident-there', reason: null },
  'consent-given': {
    type: 'consent-given',
    consentId: 'first',
    evidenceId: 'evidence-1',
    powerOfAttorneyId: null,
  },
  'consent-declined': {
    type: 'consent-declined',
    consentId: 'first',
    evidenceId: 'evidence-2',
    powerOfAttorneyId: null,
  },
  'consent-revoked': {
    type: 'consent-revoked',
    consentId: 'first',
    evidenceId: 'evidence-3',
    nonce: 'next nonce',
    deadlineAt: DEADLINE,
  },
  'evidence-rejected': { type: 'evidence-rejected', consentId: 'first', reason: 'wrong-document' },
  'reminder-sent': { type: 'reminder-sent', dueAt: later(NOW, 5 * DAY_MS), consentIds: ['first', 'second'] },
  'deadline-extended': { type: 'deadline-extended', deadlineAt: later(DEADLINE, DAY_MS), reason: 'abroad until May' },
  'deadline-passed': { type: 'deadline-passed', deadlineAt: DEADLINE },
  'objection-raised': {
    type: 'objection-raised',
    objectionId: mayObjectOf(registrant).objectionId,
    reason: 'I live here',
    evidenceId: 'evidence-4',
  },
  'objection-evidence-rejected': {
    type: 'objection-evidence-rejected',
    objectionId: mayObjectOf(registrant).objectionId,
    reason: 'wrong-document',
  },
  'objection-period-passed': { type: 'objection-period-passed' },
  'ownership-confirmed': { type: 'ownership-confirmed', titleHolders, rightsCertificate: null },
  'owners-changed': { type: 'owners-changed', titleHolders, added: [], removed: ['second'], deadlineAt: DEADLINE },
  'review-requested': { type: 'review-requested', matters: [ARREST], dueAt: later(NOW, 5 * DAY_MS) },
  'review-approved': { type: 'review-approved', reason: 'lifted by the court' },
  'note-added': { type: 'note-added', noteId: 'note-1', note: 'the owner called: back on Monday' },
  'consenter-reminded': { type: 'consenter-reminded', consentId: 'first' },
  'case-assigned': { type: 'case-assigned', assignee: caseworker.id },
  'application-cancelled': { type: 'application-cancelled', reason: 'moving elsewhere' },
  'registration-committed': {
    type: 'registration-committed',
    residenceId: 'residence-1',
    formerRka: null,
    ended: [],
    stayUntil: null,
    certificateCode: 'certificate-1',
    followUps: ['population-registry', 'chip-recording', 'notices'],
  },
  'follow-ups-done': { type: 'follow-ups-done', names: ['population-registry', 'notices'] },
  'chip-ordered': { type: 'chip-ordered', orderId: 'order-1' },
  'chip-reminder-sent': { type: 'chip-reminder-sent' },
  'follow-up-failed': { type: 'follow-up-failed', name: 'chip-recording', reason: 'order-failed' },
  'stay-end-rejected': { type: 'stay-end-rejected', reason: 'not-entitled' },
  'stay-ended': { type: 'stay-ended', how: 'registrant', followUps: ['end-of-stay', 'end-of-stay-notices'] },
  'case-completed': { type: 'case-completed' },
  'step-stuck': { type: 'step-stuck', step: 'a-step', registry: 'property', code: 'down', since: NOW },
  'step-resumed': { type: 'step-resumed', step: 'a-step' },
};
