import { describe, expect, it, test } from 'vitest';
import type { Application } from '../../domain/application.ts';
import type { DwellingFacts, PersonFacts } from '../../domain/facts.ts';
import {
  attorneyUnder,
  canConsent,
  findPerson,
  isMinorOn,
  principalOf,
  representativesOf,
} from '../../domain/speaking-for.ts';
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
  secondOwner,
  stranger,
  TODAY,
  turning,
} from './sample-facts.ts';
import { binOf, iinOf } from './sample-numbers.ts';

describe('who can speak for themself', () => {
  test.each([
    ['who is 17 until tomorrow', { birthDate: turning(18, 1) }, true, false],
    ['who is 18 today', { birthDate: turning(18) }, false, true],
    ['of limited capability', { capability: 'limited' }, false, false],
    ['who is incapable', { capability: 'incapable' }, false, false],
    ['who is grown up and capable', {}, false, true],
  ] as const)('R11: somebody %s', (_says, facts, isMinor, can) => {
    const person = personOf(firstOwner.iin, facts);
    expect([isMinorOn(person, TODAY), canConsent(person, TODAY)]).toEqual([isMinor, can]);
  });
});

describe('a person among others', () => {
  it('is found by their number', () => {
    expect(findPerson([firstOwner, secondOwner], secondOwner.iin)).toBe(secondOwner);
    expect(findPerson([firstOwner, secondOwner], stranger.iin)).toBeUndefined();
  });
});

describe('R11: those who represent somebody', () => {
  const [one, other] = [personOf(iinOf(30)), personOf(iinOf(31))];
  const child = personOf(firstOwner.iin, {
    birthDate: turning(5),
    legalRepresentatives: [one, other].map(({ iin }) => ({ iin, relation: 'parent' as const })),
  });

  test.each<[string, Partial<PersonFacts>, readonly PersonFacts[]]>([
    ['all of them', {}, [one, other]],
    ['not one who has died', { alive: false }, [other]],
    ['not one who is a minor', { birthDate: turning(18, 1) }, [other]],
    ['not one who is incapable', { capability: 'incapable' }, [other]],
  ])('are, in the order of the registry: %s', (_says, facts, expected) => {
    const people = [stranger, other, { ...one, ...facts }];
    expect(representativesOf(child, people, TODAY).map(({ iin }) => iin)).toEqual(expected.map(({ iin }) => iin));
  });

  it('are only those who are known', () => {
    expect(representativesOf(child, [stranger], TODAY)).toEqual([]);
  });
});

describe('R5: the attorney', () => {
  test.each([
    ['under valid powers', {}, stranger.iin],
    ['on their first day', { validFrom: TODAY }, stranger.iin],
    ['on their last day', { validUntil: TODAY }, stranger.iin],
    ['but not before', { validFrom: dayFromToday(1) }, undefined],
    ['and not after', { validUntil: dayFromToday(-1) }, undefined],
    ['nor under revoked ones', { revoked: true }, undefined],
    ['for one of several services', { services: ['temporary-stay', 'owner-withdrawal'] }, stranger.iin],
    ['nor for another service', { services: ['temporary-stay'] }, undefined],
    ['nor for no service at all', { services: [] }, undefined],
    ['nor under others than those named', { id: 'powers-2' }, undefined],
    ['whoever the powers name', { attorneyIin: secondOwner.iin }, secondOwner.iin],
  ] as const)('is named by the powers %s', (_says, change, attorney) => {
    const principal = { ...firstOwner, powersOfAttorney: [powersOf(stranger, change)] };
    expect(attorneyUnder('powers-1', principal, 'owner-withdrawal', TODAY)).toBe(attorney);
  });

  it('is found among several powers, and nobody is without naming them', () => {
    const powersOfAttorney = [powersOf(secondOwner, { id: 'powers-0' }), powersOf(stranger)];
    const principal = { ...firstOwner, powersOfAttorney };
    expect(attorneyUnder('powers-1', principal, 'owner-withdrawal', TODAY)).toBe(stranger.iin);
    expect(attorneyUnder(undefined, principal, 'owner-withdrawal', TODAY)).toBeUndefined();
  });
});

describe('R23: the owner for whom a withdrawal is asked', () => {
  const guardian = stranger;
  const ward: PersonFacts = {
    ...firstOwner,
    capability: 'incapable',
    legalRepresentatives: [{ iin: guardian.iin, relation: 'guardian' }],
  };
  const child: PersonFacts = {
    ...firstOwner,
    birthDate: turning(18, 1),
    legalRepresentatives: [{ iin: guardian.iin, relation: 'parent' }],
  };
  const twoParents: PersonFacts = {
    ...child,
    legalRepresentatives: [{ iin: iinOf(30), relation: 'parent' }, ...child.legalRepresentatives],
  };
  const principal: PersonFacts = { ...firstOwner, powersOfAttorney: [powersOf(stranger)] };

  const ask = (
    applicant: Application['applicant'],
    people: readonly PersonFacts[],
    dwelling: Partial<DwellingFacts> = {},
  ) => principalOf({ ...APPLICATION_FOR['owner-withdrawal'], applicant }, dwellingOf(dwelling), people, TODAY);

  const asOwner = { iin: firstOwner.iin, capacity: 'owner' } as const;
  const asGuardian = { iin: guardian.iin, capacity: 'guardian' } as const;
  const asParent = { iin: guardian.iin, capacity: 'parent' } as const;
  const asAttorney = { iin: stranger.iin, capacity: 'attorney', powerOfAttorneyId: 'powers-1' } as const;

  test.each<[string, Application['applicant'], PersonFacts, boolean]>([
    ['the owner', asOwner, firstOwner, true],
    ['an owner who is a minor', asOwner, child, false],
    ['an owner who is incapable', asOwner, ward, false],
    ['an owner who has died', asOwner, { ...firstOwner, alive: false }, false],
    ['somebody who says so', { ...asOwner, iin: stranger.iin }, firstOwner, false],
    ['the guardian of an incapable owner', asGuardian, ward, true],
    ['the parent of a minor owner', asParent, child, true],
    ['one of two parents of a minor owner', asParent, twoParents, true],
    ['the parent of an owner who has come of age', asParent, { ...child, birthDate: turning(18) }, false],
    ['the guardian of an owner who is capable again', asGuardian, { ...ward, capability: 'full' }, false],
    ['the guardian of an owner who has died', asGuardian, { ...ward, alive: false }, false],
    ['a guardian whom the registry doesn’t show', { ...asGuardian, iin: secondOwner.iin }, ward, false],
    ['an attorney', asAttorney, principal, true],
    ['an attorney of an owner who has died', asAttorney, { ...principal, alive: false }, false],
    ['somebody else under these powers', { ...asAttorney, iin: secondOwner.iin }, principal, false],
    ['an attorney who names no powers', { iin: stranger.iin, capacity: 'attorney' }, principal, false],
    ['an attorney who says that they are the owner', { ...asOwner, iin: stranger.iin }, principal, false],
  ])('by %s', (_says, applicant, owner, speaks) => {
    const people = [secondOwner, owner, guardian];
    expect(ask(applicant, people)).toBe(speaks ? owner.iin : undefined);
    expect(ask(applicant, people, { titleHolders: [ownerOf(secondOwner)] })).toBeUndefined();
  });

  it('is found among several owners', () => {
    expect(ask({ iin: secondOwner.iin, capacity: 'owner' }, [firstOwner, secondOwner])).toBe(secondOwner.iin);
  });

  it('is nobody whom the population registry doesn’t know', () => {
    expect(ask(asOwner, [secondOwner])).toBeUndefined();
  });

  test.each([
    ['owns it', organisation, organisation],
    ['doesn’t', binOf(2), undefined],
    ['doesn’t say who it is', undefined, undefined],
  ])('is the company that %s', (_says, bin, expected) => {
    const titleHolders = [ownerOf(firstOwner), organisationOf(organisation)];
    expect(ask({ iin: stranger.iin, capacity: 'administration', bin }, [firstOwner], { titleHolders })).toBe(expected);
  });

  it('is no company because one of its people owns the dwelling', () => {
    expect(ask({ iin: firstOwner.iin, capacity: 'administration', bin: organisation }, [firstOwner])).toBeUndefined();
  });
});
