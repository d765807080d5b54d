import { describe, expect, test } from 'vitest';
import type { Application } from '../../domain/application.ts';
import type { CaseEvent, Fact } from '../../domain/case-events.ts';
import { asEvents } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { queryFieldsOf } from '../../store/query-fields.ts';
import type { CaseDocument, ResidenceDocument } from '../../store/schemas.ts';
import { findViolations, INVARIANTS, type Traces } from './invariants.ts';

const AT = '2026-03-01T05:00:00.000Z';
const EARLIER = new Date('2020-01-01T00:00:00.000Z');
const CASE = 'case-1';
const IIN = 'the registrant';

const application: Application = {
  service: 'permanent-residence',
  channel: 'portal',
  language: 'kk',
  applicant: { iin: IIN, capacity: 'self' },
  registrant: { iin: IIN },
  dwelling: { rka: 'new home' },
};

const FACTS: readonly Fact[] = [
  { type: 'application-received', caseId: CASE, application, applicationDigest: 'digest' },
  {
    type: 'case-opened',
    learned: { registrantName: null, applicantName: null, rka: 'new home', address: null, office: null },
    consents: [
      {
        consentId: 'consent-1',
        consenter: { iin: 'the owner', name: 'Owner' },
        capacity: 'owner',
        onBehalfOf: 'the owner',
        nonce: 'nonce',
        askedAt: AT,
        deadlineAt: AT,
      },
    ],
    titleHolders: ['the owner'],
    deadlineAt: AT,
    evidenceId: 'evidence-0',
  },
  { type: 'consent-given', consentId: 'consent-1', evidenceId: 'evidence-1' },
  { type: 'ownership-confirmed', titleHolders: ['the owner'] },
  {
    type: 'registration-committed',
    residenceId: 'residence-1',
    formerRka: 'old home',
    followUps: ['population-registry', 'chip-recording', 'notices'],
  },
  { type: 'follow-ups-done', names: ['population-registry', 'chip-recording', 'notices'] },
  { type: 'case-completed' },
];

const trailOf = (facts: readonly Fact[]): readonly CaseEvent[] => asEvents(facts, 0, AT, { kind: 'system', id: null });

function documentOf(facts: readonly Fact[]): CaseDocument {
  const state = evolveAll(undefined, trailOf(facts));
  if (state === undefined) throw new Error('there are no facts');
  return { _id: CASE, state, assignee: null, ...queryFieldsOf(state) };
}

const newHome: ResidenceDocument = {
  _id: 'residence-1',
  iin: IIN,
  rka: 'new home',
  kind: 'permanent',
  current: true,
  from: new Date(AT),
  until: null,
  openedBy: CASE,
  closedBy: null,
};
const oldHome: ResidenceDocument = {
  ...newHome,
  _id: 'residence-0',
  rka: 'old home',
  current: false,
  from: EARLIER,
  until: new Date(AT),
  openedBy: null,
  closedBy: CASE,
};

const effect = (registry: string, key: string, carriedOut = 1) => ({ registry, key, carriedOut });

/** One move from its application to its end, as it should lie everywhere. */
const SOUND: Traces = {
  accepted: [CASE],
  acknowledged: [{ caseId: CASE, fact: 'consent-given', consentId: 'consent-1' }],
  complaints: [],
  cases: [documentOf(FACTS)],
  trails: new Map([[CASE, trailOf(FACTS)]]),
  evidence: [
    { _id: 'evidence-0', caseId: CASE, consentId: null, purpose: 'application' },
    { _id: 'evidence-1', caseId: CASE, consentId: 'consent-1', purpose: 'give' },
  ],
  residences: [newHome, oldHome],
  workflows: new Map([[CASE, 'COMPLETED']]),
  effects: [
    effect('notifications', `${CASE}/consent-requested/consent-1`),
    effect('population', CASE),
    effect('cards', `${CASE}/chip`),
    effect('notifications', `${CASE}/registered/0`),
  ],
};

const unfinished = FACTS.slice(0, 2);
const withFacts = (facts: readonly Fact[], cases = [documentOf(facts)]): Partial<Traces> => ({
  cases,
  trails: new Map([[CASE, trailOf(facts)]]),
});

/** Each invariant, broken alone or with what can't be told apart from it. */
const BROKEN: readonly (readonly [invariant: string, how: string, damage: Partial<Traces>])[] = [
  ['every accepted case is in the store', 'a case that nobody knows', { accepted: [CASE, 'lost'] }],
  ['the api never contradicts itself', 'a case that was denied', { complaints: ['denied'] }],
  [
    'a case is closed exactly when its workflow is completed',
    'a workflow that hangs',
    { workflows: new Map([[CASE, 'RUNNING']]) },
  ],
  [
    'a case is closed exactly when its workflow is completed',
    'an open case that nothing carries on',
    { ...withFacts(unfinished), workflows: new Map([[CASE, 'COMPLETED']]) },
  ],
  ['a case is closed exactly when its workflow is completed', 'a workflow that is gone', { workflows: new Map() }],
  [
    'every workflow has its case',
    'a workflow that works for nobody',
    {
      workflows: new Map([
        [CASE, 'COMPLETED'],
        ['stray', 'RUNNING'],
      ]),
    },
  ],
  ['the audit trail has no gap', 'an event missing', { trails: new Map([[CASE, trailOf(FACTS).toSpliced(3, 1)]]) }],
  [
    'the audit trail has no gap',
    'an event twice',
    { trails: new Map([[CASE, [...trailOf(FACTS).slice(0, 1), ...trailOf(FACTS)]]]) },
  ],
  [
    'the audit trail tells how the case stands',
    'a case file from before',
    { ...withFacts(FACTS), cases: [{ ...documentOf(unfinished), revision: FACTS.length }] },
  ],
  [
    'what the api said was done is in the audit trail',
    'an answer without an event',
    { acknowledged: [{ caseId: CASE, fact: 'consent-revoked', consentId: 'consent-1' }] },
  ],
  [
    'what the api said was done is in the audit trail',
    'the answer of another consenter',
    { acknowledged: [{ caseId: CASE, fact: 'consent-given', consentId: 'consent-2' }] },
  ],
  [
    'permanent residences follow each other without overlap or hole (R19)',
    'two current residences',
    { residences: [newHome, { ...oldHome, current: true, until: null }] },
  ],
  [
    'permanent residences follow each other without overlap or hole (R19)',
    'none after a move',
    { residences: [{ ...newHome, current: false, until: new Date(AT) }, oldHome] },
  ],
  [
    'permanent residences follow each other without overlap or hole (R19)',
    'a hole between them',
    { residences: [newHome, { ...oldHome, until: EARLIER }] },
  ],
  ['every registration, and nothing else, is in the ledger', 'a registration without a residence', { residences: [] }],
  [
    'every registration, and nothing else, is in the ledger',
    'a residence without a registration',
    withFacts(unfinished),
  ],
  [
    'every registration, and nothing else, is in the ledger',
    'two residences of one case',
    { residences: [newHome, oldHome, { ...newHome, _id: 'residence-2' }] },
  ],
  [
    'nobody is registered without the consents needed (R9)',
    'a commit before the consent',
    withFacts(
      FACTS.filter(({ type }) => type !== 'consent-given'),
      [documentOf(FACTS)],
    ),
  ],
  ['nobody is registered without the consents needed (R9)', 'no evidence kept', { evidence: [] }],
  [
    'nobody has two open cases of one service (R28)',
    'a second open case',
    { cases: [documentOf(unfinished), { ...documentOf(unfinished), _id: 'case-2' }] },
  ],
  ['each outward effect happened once', 'a key carried out twice', { effects: [effect('population', CASE, 2)] }],
  [
    'each outward effect happened once',
    'a key listed twice',
    { effects: [effect('population', CASE), effect('population', CASE)] },
  ],
  ['outward effects belong to committed registrations', 'told before the commit', withFacts(unfinished)],
  [
    'outward effects belong to committed registrations',
    'a message about no case',
    { effects: [...SOUND.effects, effect('notifications', 'stray/consent-requested/consent-1')] },
  ],
  [
    'whoever must be told of a registration was told (R21)',
    'a registry that never heard',
    { effects: SOUND.effects.filter(({ registry }) => registry !== 'population') },
  ],
];

/** Names of the invariants that the traces offend. */
const offended = (traces: Traces): readonly string[] =>
  Object.keys(INVARIANTS).filter((sentence) => findViolations(traces).some((line) => line.includes(sentence)));

describe('the invariants', () => {
  test('hold for a sound run', () => {
    expect(findViolations(SOUND)).toEqual([]);
  });

  test.each(BROKEN)('notice where "%s" is not true: %s', (invariant, _how, damage) => {
    expect(offended({ ...SOUND, ...damage })).toContain(invariant);
  });

  test('are each seen to fail here', () => {
    expect(Object.keys(INVARIANTS).filter((sentence) => !BROKEN.some(([broken]) => broken === sentence))).toEqual([]);
  });
});
