import type { Application } from '../../../domain/application.ts';
import type { AskedConsent, CaseEvent, Fact } from '../../../domain/case-events.ts';
import { asEvents } from '../../../domain/case-events.ts';
import { evolveAll } from '../../../domain/evolve.ts';
import type { Residence } from '../../../domain/residences.ts';
import { queryFieldsOf } from '../../../store/query-fields.ts';
import type { CaseDocument, ResidenceDocument } from '../../../store/schemas.ts';
import type { Effect } from '../effects.ts';
import type { Traces } from './traces.ts';

/** A run in which all is well: somebody has moved, somebody's stay has ended, somebody was withdrawn, and one case waits. */

export const BEFORE = '2020-01-01T00:00:00.000Z';
export const AT = '2026-03-01T05:00:00.000Z';
export const LATER = '2026-03-09T05:00:00.000Z';
const LAST_DAY = '2026-09-01T18:59:59.999Z';

/** One event an instant would be truer; nothing here depends on it. */
export const trailOf = (facts: readonly Fact[], later: readonly Fact[] = []): readonly CaseEvent[] => [
  ...asEvents(facts, 0, AT, { kind: 'system', id: null }),
  ...asEvents(later, facts.length, LATER, { kind: 'system', id: null }),
];

export function documentOf(trail: readonly CaseEvent[]): CaseDocument {
  const state = evolveAll(undefined, trail);
  if (state === undefined) throw new Error('there are no events');
  return { _id: state.caseId, state, ...queryFieldsOf(state) };
}

const received = (
  caseId: string,
  application: Partial<Application>,
): Extract<Fact, { type: 'application-received' }> => ({
  type: 'application-received',
  caseId,
  applicationDigest: 'digest',
  client: 'portal',
  application: {
    service: 'permanent-residence',
    channel: 'portal',
    language: 'kk',
    applicant: { iin: 'mover', capacity: 'self' },
    registrant: { iin: 'mover' },
    dwelling: { rka: 'new home' },
    ...application,
  },
});

const consentOf = (caseId: string, owner: string): AskedConsent => ({
  consentId: `${caseId}-consent`,
  consenter: { iin: owner, name: 'Owner' },
  capacity: 'owner',
  onBehalfOf: owner,
  language: null,
  nonce: 'nonce',
  askedAt: AT,
  deadlineAt: LATER,
});

const opened = (caseId: string, rka: string, iins: readonly string[], consents = [consentOf(caseId, 'owner')]) =>
  ({
    type: 'case-opened',
    learned: { registrantName: null, applicantName: null, rka, address: null, office: null },
    people: iins.map((iin) => ({ iin, name: null, ground: null })),
    consents,
    mayObject: [],
    objectionsUntil: null,
    titleHolders: ['owner'],
    deadlineAt: LATER,
    evidenceId: `${caseId}-application`,
  }) as const satisfies Fact;

const given = (caseId: string): Fact => ({
  type: 'consent-given',
  consentId: `${caseId}-consent`,
  evidenceId: `${caseId}-yes`,
  powerOfAttorneyId: null,
});

const CONFIRMED: Fact = { type: 'ownership-confirmed', titleHolders: ['owner'], rightsCertificate: null };

const asEnded = ({ _id, from, ...residence }: ResidenceDocument, until: string | null): Residence => ({
  residenceId: _id,
  iin: residence.iin,
  rka: residence.rka,
  kind: residence.kind,
  from: from.toISOString(),
  until,
  openedBy: residence.openedBy,
});

/** Where somebody has lived since before the ledger. */
const adopted = (iin: string): ResidenceDocument => ({
  _id: `old home of ${iin}`,
  iin,
  rka: 'old home',
  kind: 'permanent',
  current: true,
  from: new Date(BEFORE),
  until: null,
  openedBy: null,
  closedBy: null,
});

const endedBy = (residence: ResidenceDocument, closedBy: string, until: string): ResidenceDocument => ({
  ...residence,
  current: false,
  until: new Date(until),
  closedBy,
});

export const NEW_HOME: ResidenceDocument = {
  ...adopted('mover'),
  _id: 'new home of mover',
  rka: 'new home',
  from: new Date(AT),
  openedBy: 'move',
};
export const OLD_HOME = endedBy(adopted('mover'), 'move', AT);

export const MOVE: readonly Fact[] = [
  received('move', {}),
  opened('move', 'new home', ['mover']),
  given('move'),
  CONFIRMED,
  {
    type: 'registration-committed',
    residenceId: NEW_HOME._id,
    formerRka: 'old home',
    ended: [asEnded(OLD_HOME, null)],
    stayUntil: null,
    certificateCode: 'CODE-1',
    followUps: ['population-registry', 'chip-recording', 'notices'],
  },
  { type: 'chip-ordered', orderId: 'order' },
  { type: 'follow-ups-done', names: ['population-registry', 'chip-recording', 'notices'] },
  { type: 'case-completed' },
];

export const STAY_HOME = adopted('guest');
export const STAYED = endedBy(
  { ...STAY_HOME, _id: 'stay of guest', rka: 'inn', kind: 'temporary', from: new Date(AT), openedBy: 'stay' },
  'stay',
  LATER,
);

export const STAY: readonly Fact[] = [
  received('stay', {
    service: 'temporary-stay',
    applicant: { iin: 'guest', capacity: 'self' },
    registrant: { iin: 'guest' },
    dwelling: { rka: 'inn' },
    stay: { months: 6, reason: 'studies' },
  }),
  opened('stay', 'inn', ['guest']),
  given('stay'),
  CONFIRMED,
  {
    type: 'registration-committed',
    residenceId: STAYED._id,
    formerRka: null,
    ended: [],
    stayUntil: LAST_DAY,
    certificateCode: 'CODE-2',
    followUps: ['population-registry', 'notices'],
  },
  { type: 'follow-ups-done', names: ['population-registry', 'notices'] },
];
export const STAY_END: readonly Fact[] = [
  { type: 'stay-ended', how: 'registrant', followUps: ['end-of-stay', 'end-of-stay-notices'] },
  { type: 'follow-ups-done', names: ['end-of-stay', 'end-of-stay-notices'] },
  { type: 'case-completed' },
];

export const LODGING = endedBy(adopted('lodger'), 'withdrawal', AT);

export const WITHDRAWAL: readonly Fact[] = [
  received('withdrawal', {
    service: 'owner-withdrawal',
    applicant: { iin: 'co-owner', capacity: 'owner' },
    registrant: { iin: 'lodger' },
    furtherRegistrants: [{ iin: 'objector' }],
    dwelling: { rka: 'old home' },
  }),
  {
    ...opened('withdrawal', 'old home', ['lodger', 'objector']),
    mayObject: [
      {
        objectionId: 'objection',
        iin: 'objector',
        objector: { iin: 'objector', name: 'Objector' },
        language: null,
        nonce: 'nonce',
      },
    ],
  },
  { type: 'objection-raised', objectionId: 'objection', reason: 'no', evidenceId: 'objection-proof' },
  given('withdrawal'),
  { type: 'person-refused', iin: 'objector', ground: 'objection-upheld', reason: 'right' },
  CONFIRMED,
  {
    type: 'registration-committed',
    residenceId: null,
    formerRka: 'old home',
    ended: [asEnded(LODGING, null)],
    stayUntil: null,
    certificateCode: null,
    followUps: ['population-registry', 'notices'],
  },
  { type: 'follow-ups-done', names: ['population-registry', 'notices'] },
  { type: 'case-completed' },
];

export const WAITING: readonly Fact[] = [
  received('waiting', { applicant: { iin: 'hopeful', capacity: 'self' }, registrant: { iin: 'hopeful' } }),
  opened('waiting', 'new home', ['hopeful']),
];

export const effect = (registry: string, key: string, body: Effect['body'] = {}): Effect => ({
  registry,
  key,
  id: key,
  body,
  carriedOut: 1,
});

export const notice = (caseId: string, template: string, recipient: string, occasion = ''): Effect =>
  effect('notifications', [caseId, template, occasion, recipient].join('/'), { template, recipient });

const proofsOf = (caseId: string) => [
  { _id: `${caseId}-application`, caseId, consentId: null, purpose: 'application' },
  { _id: `${caseId}-yes`, caseId, consentId: `${caseId}-consent`, purpose: 'give' },
];

const TRAILS = [trailOf(MOVE), trailOf(STAY, STAY_END), trailOf(WITHDRAWAL), trailOf(WAITING)];
const CASES = TRAILS.map(documentOf);

export const SOUND: Traces = {
  accepted: CASES.map(({ _id }) => _id),
  acknowledged: [{ caseId: 'move', fact: 'consent-given', of: 'move-consent' }],
  complaints: [],
  cases: CASES,
  trails: new Map(TRAILS.map((trail, index) => [CASES[index]?._id ?? '', trail])),
  evidence: [
    ...proofsOf('move'),
    ...proofsOf('stay'),
    { _id: 'stay-end', caseId: 'stay', consentId: null, purpose: 'stay-end' },
    ...proofsOf('withdrawal'),
    { _id: 'objection-proof', caseId: 'withdrawal', consentId: 'objection', purpose: 'objection' },
  ],
  residences: [NEW_HOME, OLD_HOME, STAY_HOME, STAYED, LODGING],
  workflows: new Map(CASES.map(({ _id, stage }) => [_id, stage === 'closed' ? 'COMPLETED' : 'RUNNING'])),
  effects: [
    effect('population', 'move'),
    { ...effect('cards', 'move/chip'), id: 'order' },
    ...['mover', 'owner'].map((recipient) => notice('move', 'registered', recipient)),
    effect('population', 'stay'),
    ...['guest', 'owner'].map((recipient) => notice('stay', 'stay-registered', recipient)),
    effect('population', 'stay/end-of-stay'),
    ...['guest', 'owner'].map((recipient) => notice('stay', 'stay-ended', recipient)),
    effect('population', 'withdrawal/old home of lodger'),
    ...['co-owner', 'owner', 'objector'].map((recipient) => notice('withdrawal', 'withdrawn', recipient)),
    notice('waiting', 'consent-requested', 'owner', 'waiting-consent'),
  ],
  people: [
    { iin: 'mover', permanentRka: 'new home', temporaryRka: null },
    { iin: 'guest', permanentRka: 'old home', temporaryRka: null },
    { iin: 'lodger', permanentRka: null, temporaryRka: null },
  ],
};
