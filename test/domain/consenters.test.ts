import { describe, expect, it, test } from 'vitest';
import { canConsent, fullNameOf, numberOf, requiredConsents } from '../../domain/consenters.ts';
import { isOrganisationRun } from '../../domain/eligibility.ts';
import { DWELLING_CATEGORIES, type DwellingFacts, type PersonFacts } from '../../domain/facts.ts';
import {
  applicationOf,
  dwellingOf,
  firstOwner,
  organisation,
  organisationOf,
  ownerOf,
  personOf,
  registrant,
  secondOwner,
  stranger,
  TODAY,
} from './sample-facts.ts';
import { iinOf } from './sample-numbers.ts';

const asked = (dwelling: Partial<DwellingFacts>, people: readonly PersonFacts[] = []) =>
  requiredConsents(applicationOf(), dwellingOf(dwelling), people, TODAY).map(({ consenter, capacity, onBehalfOf }) => ({
    number: numberOf(consenter),
    name: consenter.name,
    capacity,
    onBehalfOf,
  }));

const asOwner = (person: PersonFacts) => ({
  number: person.iin,
  name: fullNameOf(person),
  capacity: 'owner',
  onBehalfOf: person.iin,
});

describe('who must consent', () => {
  test.each([
    ['every owner', [firstOwner, secondOwner], [firstOwner, secondOwner]],
    [
      'every other owner, where the registrant is one',
      [firstOwner, registrant, secondOwner],
      [firstOwner, secondOwner],
    ],
    ['nobody, where the registrant is the only one', [registrant], []],
    ['an owner of several shares once', [firstOwner, secondOwner, firstOwner], [firstOwner, secondOwner]],
  ])('%s (R9)', (_says, owners, consenters) => {
    expect(asked({ titleHolders: owners.map(ownerOf) }, owners)).toEqual(consenters.map(asOwner));
  });

  it('an organisation that owns it (R9)', () => {
    const holder = organisationOf(organisation);
    expect(asked({ titleHolders: [holder] })).toEqual([
      { number: organisation, name: holder.name, capacity: 'owner', onBehalfOf: organisation },
    ]);
  });

  test.each(DWELLING_CATEGORIES)('nobody more where the administration itself applies: %s (R8)', (category) => {
    expect(asked({ category }).length === 0).toBe(isOrganisationRun(category));
  });
});

describe('in state housing (R10)', () => {
  const tenancy = { tenantIin: stranger.iin, members: [registrant.iin] };
  const asTenant = { ...asOwner(stranger), capacity: 'tenant' };

  it('the tenant consents, whoever owns it', () => {
    expect(asked({ tenancy }, [stranger])).toEqual([asTenant]);
  });

  it('a tenant whom the population registry doesn’t know is asked all the same', () => {
    expect(asked({ tenancy })).toEqual([{ ...asTenant, name: '' }]);
  });

  it('the tenant needs nobody’s consent', () => {
    expect(asked({ tenancy: { tenantIin: registrant.iin, members: [] } })).toEqual([]);
  });
});

describe('for an owner who can’t consent (R11)', () => {
  const parent = personOf(iinOf(30), { name: { family: 'Ли', given: 'Анна', patronymic: null } });
  const legalRepresentatives = [{ iin: parent.iin, relation: 'parent' }] as const;
  const dayOf18 = `${Number(TODAY.slice(0, 4)) - 18}${TODAY.slice(4)}`;
  const tomorrow18 = `${dayOf18.slice(0, 8)}${Number(dayOf18.slice(8)) + 1}`;

  test.each([
    ['is 17 until tomorrow', { birthDate: tomorrow18 }, false],
    ['is 18 today', { birthDate: dayOf18 }, true],
    ['is of limited capability', { capability: 'limited' }, false],
    ['is incapable', { capability: 'incapable' }, false],
    ['is grown up', {}, true],
  ] as const)('a representative does: somebody who %s consents alone: %o %s', (_says, facts, alone) => {
    const owner = personOf(firstOwner.iin, { ...facts, legalRepresentatives });
    expect(canConsent(owner, TODAY)).toBe(alone);
    expect(asked({ titleHolders: [ownerOf(owner)] }, [owner, parent])).toEqual([
      alone ? asOwner(owner) : { ...asOwner(parent), capacity: 'owner-representative', onBehalfOf: owner.iin },
    ]);
  });

  const child = personOf(firstOwner.iin, { birthDate: tomorrow18, legalRepresentatives });

  it('a representative whom the population registry doesn’t know is asked all the same', () => {
    expect(asked({ titleHolders: [ownerOf(child)] }, [child])).toMatchObject([{ number: parent.iin, name: '' }]);
  });

  it('one representative of two owners answers for each of them', () => {
    const sibling = { ...child, iin: secondOwner.iin };
    const requests = asked({ titleHolders: [ownerOf(child), ownerOf(sibling)] }, [child, sibling, parent]);
    expect(requests.map(({ number, onBehalfOf }) => [number, onBehalfOf])).toEqual([
      [parent.iin, child.iin],
      [parent.iin, sibling.iin],
    ]);
  });
});

describe('a full name', () => {
  it('has a patronymic or none', () => {
    const name = { family: 'Әбенова', given: 'Гүлнәр', patronymic: 'Ғалымқызы' };
    expect(fullNameOf(personOf(registrant.iin, { name }))).toBe('Әбенова Гүлнәр Ғалымқызы');
    expect(fullNameOf(personOf(registrant.iin, { name: { ...name, patronymic: null } }))).toBe('Әбенова Гүлнәр');
  });
});
