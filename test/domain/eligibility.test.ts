import { describe, expect, it, test } from 'vitest';
import { type Service, SERVICES } from '../../domain/application.ts';
import { assessEligibility, groundAgainstPlace, registrantsOf } from '../../domain/eligibility.ts';
import type { Ground } from '../../domain/grounds.ts';
import {
  address,
  APPLICATION_FOR,
  dwellingOf,
  firstOwner,
  lodger,
  ownerOf,
  permanentAt,
  registrant,
  secondOwner,
  stranger,
  TODAY,
  turning,
} from './sample-facts.ts';
import { rkaOf } from './sample-numbers.ts';
import {
  applied,
  asking,
  type Change,
  ELIGIBLE,
  filedBy,
  judge,
  judgeFor,
  known,
  situationOf,
  under,
  withDwelling,
  withPerson,
  withRegistrant,
  without,
} from './situation.ts';

describe('an application to which nothing is to be said', () => {
  test.each(SERVICES)('is eligible: %s', (service) => {
    const { application, facts, policy } = situationOf(service);
    expect(assessEligibility(application, facts, { policy, day: TODAY })).toMatchObject({
      eligible: facts.dwellings[0],
      people: registrantsOf(application).map((iin) => ({ iin, person: { iin }, ground: null })),
    });
  });
});

const HERE = rkaOf(1);

/** What is asked whatever the service. */
const lasting: readonly (readonly [Ground, Change])[] = [
  ['registrant-unknown', without(registrant.iin)],
  ['applicant-unknown', (situation) => applied(situation, filedBy(stranger.iin, 'parent'), without(stranger.iin))],
  [
    'applicant-not-capable',
    (situation) =>
      applied(situation, filedBy(stranger.iin, 'parent'), withPerson(stranger.iin, { capability: 'limited' })),
  ],
  ['dwelling-unknown', known({ dwellings: [] })],
  ['dwelling-ambiguous', known({ dwellings: [dwellingOf(), dwellingOf({ rka: rkaOf(3) })] })],
  ['address-unknown', known({ address: undefined })],
  ['registrant-deceased', withRegistrant({ alive: false })],
];

const livingThere: readonly (readonly [Ground, Change])[] = [
  ...lasting,
  ['not-a-citizen', withRegistrant({ citizenship: 'KGZ' })],
  ['registrant-under-14', withRegistrant({ birthDate: turning(14, 1) })],
  ['no-valid-document', withRegistrant({ documents: [] })],
  ['registrant-must-file', filedBy(stranger.iin, 'parent')],
  ['dwelling-category-not-residential', withDwelling({ category: 'other', commissioned: false })],
  ['dwelling-not-commissioned', withDwelling({ commissioned: false, titleHolders: [], category: 'hostel' })],
  ['dwelling-without-title', withDwelling({ titleHolders: [], category: 'hostel' })],
  ['administration-must-file', withDwelling({ category: 'hostel', tenancy: { tenantIin: stranger.iin, members: [] } })],
  ['not-in-tenancy-contract', withDwelling({ tenancy: { tenantIin: stranger.iin, members: [] } })],
  ['channel-not-open', asking({ channel: 'counter' })],
  ['already-registered-there', known({ residences: [permanentAt(HERE)] })],
  [
    'dwelling-too-dense',
    (situation) =>
      applied(
        situation,
        known({ address: { ...address, kato: '710000000' }, residents: [stranger.iin] }),
        under({ density: { offices: ['astana'], m2PerPerson: dwellingOf().usefulAreaM2 } }),
      ),
  ],
];

/** What speaks against each service, in the order in which a person hears of it. */
const IN_ORDER: Readonly<Record<Service, readonly (readonly [Ground, Change])[]>> = {
  'permanent-residence': livingThere,
  'temporary-stay': livingThere,
  'owner-withdrawal': [
    ['registrant-unknown', without(registrant.iin)],
    ['applicant-unknown', without(firstOwner.iin)],
    ['applicant-not-capable', withPerson(firstOwner.iin, { capability: 'incapable' })],
    ...lasting.slice(3),
    ['not-resident-there', known({ residences: [] })],
    ['registrant-owns-share', withDwelling({ titleHolders: [ownerOf(secondOwner), ownerOf(registrant)] })],
    ['dwelling-without-title', withDwelling({ titleHolders: [] })],
    ['applicant-not-owner', withDwelling({ titleHolders: [ownerOf(secondOwner)] })],
    ['channel-not-open', asking({ channel: 'counter' })],
  ],
  'departure-abroad': [
    ...lasting,
    ['registrant-must-file', filedBy(stranger.iin, 'parent')],
    ['no-valid-passport', withRegistrant({ documents: [] })],
    ['departure-document-invalid', withRegistrant({ departureDocuments: [] })],
    ['not-resident-there', known({ residences: [permanentAt(rkaOf(2))] })],
  ],
};

const alone: Change = asking({ furtherRegistrants: [] });

const rows = SERVICES.flatMap((service) =>
  IN_ORDER[service].map(([ground, change], index) => ({
    service,
    ground,
    change,
    rest: IN_ORDER[service].slice(index).map(([, later]) => later),
  })),
);

describe('a ground against an application', () => {
  test.each(rows)('R29: alone is the one that is heard: $ground ($service)', ({ service, ground, change }) => {
    expect(judgeFor(service, alone, change)).toBe(ground);
  });

  test.each(rows)(
    'R29: is heard before all that are further from the person: $ground ($service)',
    ({ service, ground, rest }) => {
      // The first is applied last, so that it holds whatever the others say.
      expect(judgeFor(service, alone, ...rest.toReversed())).toBe(ground);
    },
  );
});

describe('R23: of several people', () => {
  const assess = (...changes: readonly Change[]) => {
    const { application, facts, policy } = applied(situationOf('owner-withdrawal'), ...changes);
    return assessEligibility(application, facts, { policy, day: TODAY });
  };
  const grounds = (...changes: readonly Change[]) => assess(...changes).people.map(({ iin, ground }) => [iin, ground]);

  it('each is judged alone, and the others pass', () => {
    const dead = withPerson(lodger.iin, { alive: false });
    expect(grounds(dead)).toEqual([
      [registrant.iin, null],
      [lodger.iin, 'registrant-deceased'],
    ]);
    expect(assess(dead)).toHaveProperty('eligible');
  });

  it('the first may be the one who doesn’t pass', () => {
    expect(grounds(withRegistrant({ alive: false }))).toEqual([
      [registrant.iin, 'registrant-deceased'],
      [lodger.iin, null],
    ]);
    expect(assess(withRegistrant({ alive: false }))).toHaveProperty('eligible');
  });

  it('somebody whom the registry doesn’t know keeps nobody else from passing', () => {
    expect(assess(without(lodger.iin))).toMatchObject({
      eligible: {},
      people: [
        { iin: registrant.iin, ground: null },
        { iin: lodger.iin, person: undefined, ground: 'registrant-unknown' },
      ],
    });
  });

  it('nobody passes: the ground is the first person’s, and each has their own', () => {
    const nobody = assess(withRegistrant({ alive: false }), known({ residences: [permanentAt(HERE)] }));
    expect(nobody).toMatchObject({
      refused: 'registrant-deceased',
      people: [{ ground: 'registrant-deceased' }, { ground: 'not-resident-there' }],
    });
  });

  it('nobody is known: then that is the ground, and nobody was judged', () => {
    expect(assess(without(registrant.iin, lodger.iin))).toEqual({
      refused: 'registrant-unknown',
      people: [registrant, lodger].map(({ iin }) => ({ iin, person: undefined, ground: null })),
    });
  });

  it('what speaks against the place is said of the application, and of none of them', () => {
    expect(assess(withDwelling({ titleHolders: [ownerOf(secondOwner)] }))).toMatchObject({
      refused: 'applicant-not-owner',
      people: [{ ground: null }, { ground: null }],
    });
  });
});

describe('the people whose address an application would change', () => {
  test.each(SERVICES)('are the registrant and whoever else is named: %s', (service) => {
    const expected = service === 'owner-withdrawal' ? [registrant.iin, lodger.iin] : [registrant.iin];
    expect(registrantsOf(APPLICATION_FOR[service])).toEqual(expected);
  });
});

describe('R16: what is asked about the place before the commit', () => {
  const ground = (service: Service, ...changes: readonly Change[]) => {
    const { application, facts } = applied(situationOf(service), ...changes);
    const [dwelling = dwellingOf()] = facts.dwellings;
    return groundAgainstPlace({ application, dwelling, people: facts.people, day: TODAY });
  };

  test.each(SERVICES)('is nothing new where nothing has changed: %s', (service) => {
    expect(ground(service)).toBeUndefined();
  });

  test.each<[Service, Ground | undefined]>([
    ['permanent-residence', 'dwelling-not-commissioned'],
    ['temporary-stay', 'dwelling-not-commissioned'],
    ['owner-withdrawal', undefined],
    ['departure-abroad', undefined],
  ])('is what the service depends on: %s from a building that is not commissioned is %s', (service, expected) => {
    expect(ground(service, withDwelling({ commissioned: false }))).toBe(expected);
    expect(judge(applied(situationOf(service), withDwelling({ commissioned: false })))).toBe(expected ?? ELIGIBLE);
  });

  it('is what was asked at the opening, and not what is asked once', () => {
    expect(ground('permanent-residence', asking({ channel: 'counter' }))).toBeUndefined();
  });
});
