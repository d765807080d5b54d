import { describe, expect, test } from 'vitest';
import type { Application } from '../../domain/application.ts';
import type { DwellingFacts, PersonFacts } from '../../domain/facts.ts';
import { type StayedIn, whoEndsStay } from '../../domain/who-ends-a-stay.ts';
import {
  APPLICATION_FOR,
  dayFromToday,
  dwellingOf,
  firstOwner,
  organisation,
  organisationOf,
  ownerOf,
  personOf,
  powersOf,
  registrant,
  secondOwner,
  stranger,
  TODAY,
  turning,
} from './sample-facts.ts';
import { binOf } from './sample-numbers.ts';

const guardedBy = (iin: string, relation: 'parent' | 'guardian') => ({ legalRepresentatives: [{ iin, relation }] });

interface Situation {
  readonly applicant?: Application['applicant'];
  readonly whoStays?: Partial<PersonFacts>;
  readonly owner?: Partial<PersonFacts>;
  readonly others?: Partial<PersonFacts>;
  readonly dwelling?: Partial<DwellingFacts>;
}

/** A stay in the flat of one owner; the stranger is whoever else a test needs. */
const stayedIn = ({ applicant, whoStays, owner, others, dwelling }: Situation = {}): StayedIn => ({
  application: { ...APPLICATION_FOR['temporary-stay'], ...(applicant === undefined ? {} : { applicant }) },
  dwelling: dwellingOf({ titleHolders: [ownerOf(firstOwner)], ...dwelling }),
  people: [personOf(registrant.iin, whoStays), personOf(firstOwner.iin, owner), personOf(stranger.iin, others)],
  day: TODAY,
});

const byAttorney = { iin: stranger.iin, capacity: 'attorney', powerOfAttorneyId: 'powers-1' } as const;
const byParent = { iin: stranger.iin, capacity: 'parent' } as const;
const child = { birthDate: turning(15), ...guardedBy(stranger.iin, 'parent') };
const ward = { capability: 'incapable', ...guardedBy(stranger.iin, 'guardian') } as const;

describe('who may end a stay before its last day', () => {
  test.each<[string, string, Situation, 'registrant' | 'owner' | undefined]>([
    ['R20: the person who stays', registrant.iin, {}, 'registrant'],
    ['R20: the owner', firstOwner.iin, {}, 'owner'],
    ['R20: no stranger', stranger.iin, {}, undefined],
    ['R20: nobody who has sold the place', secondOwner.iin, {}, undefined],
    ['R4: a guardian', stranger.iin, { whoStays: ward }, 'registrant'],
    ['R4: not the ward', registrant.iin, { whoStays: ward }, undefined],
    ['R2: a parent of somebody of 15', stranger.iin, { applicant: byParent, whoStays: child }, 'registrant'],
    ['R2: not the one of 15', registrant.iin, { applicant: byParent, whoStays: child }, undefined],
    [
      'R2: not the parent who filed for somebody who is 16 by now',
      stranger.iin,
      { applicant: byParent, whoStays: { ...child, birthDate: turning(16) } },
      undefined,
    ],
    [
      'R4: no guardian who is incapable by now',
      stranger.iin,
      { whoStays: ward, others: { capability: 'incapable' } },
      undefined,
    ],
    ['R25: nobody in the name of the dead', registrant.iin, { whoStays: { alive: false } }, undefined],
    [
      'R5: the attorney under powers that are valid today',
      stranger.iin,
      { applicant: byAttorney, whoStays: { powersOfAttorney: [powersOf(stranger)] } },
      'registrant',
    ],
    [
      'R5: not the attorney who filed, whose powers are revoked',
      stranger.iin,
      { applicant: byAttorney, whoStays: { powersOfAttorney: [powersOf(stranger, { revoked: true })] } },
      undefined,
    ],
    [
      'R5: not the attorney who filed, whose powers are over',
      stranger.iin,
      { applicant: byAttorney, whoStays: { powersOfAttorney: [powersOf(stranger, { validUntil: dayFromToday(-1) })] } },
      undefined,
    ],
    [
      'R8: no clerk of the administration in their own name',
      stranger.iin,
      { applicant: { iin: stranger.iin, capacity: 'administration', bin: organisation } },
      undefined,
    ],
    ['R11: who represents an owner who is a child', stranger.iin, { owner: child }, 'owner'],
    ['R11: not the owner who is a child', firstOwner.iin, { owner: child }, undefined],
    ['R11: not a dead owner', firstOwner.iin, { owner: { alive: false } }, undefined],
    [
      'R20: an owner whom the population registry doesn’t know',
      secondOwner.iin,
      { dwelling: { titleHolders: [ownerOf(secondOwner)] } },
      'owner',
    ],
    [
      'R10: the tenant of state housing',
      stranger.iin,
      { dwelling: { tenancy: { tenantIin: stranger.iin, members: [] } } },
      'owner',
    ],
  ])('%s', (_says, iin, situation, as) => {
    expect(whoEndsStay(stayedIn(situation), { iin })).toBe(as);
  });

  test.each<[string, string, Partial<DwellingFacts>, 'owner' | undefined]>([
    ['an organisation that owns the place', organisation, { titleHolders: [organisationOf(organisation)] }, 'owner'],
    ['the operator of premises', organisation, { operator: { bin: organisation, name: 'ЖШС Үй' } }, 'owner'],
    ['no other organisation', binOf(2), { titleHolders: [organisationOf(organisation)] }, undefined],
  ])('R8, R20: %s', (_says, bin, dwelling, as) => {
    expect(whoEndsStay(stayedIn({ dwelling }), { bin })).toBe(as);
  });

  test('R20: no person for an organisation that owns the place', () => {
    const owned = stayedIn({ dwelling: { titleHolders: [organisationOf(organisation)] } });
    expect(whoEndsStay(owned, { iin: stranger.iin })).toBeUndefined();
  });

  test('R20: in a place that the property registry doesn’t know any more only the person who stays', () => {
    const gone = { ...stayedIn(), dwelling: undefined };
    expect([registrant, firstOwner].map(({ iin }) => whoEndsStay(gone, { iin }))).toEqual(['registrant', undefined]);
  });
});
