import { describe, expect, it, test } from 'vitest';
import type { Application } from '../../domain/application.ts';
import {
  askNobody,
  confirmWithdrawal,
  consentToLiveThere,
  fullNameOf,
  numberOf,
  type OwnersToAsk,
} from '../../domain/consenters.ts';
import { isOrganisationRun } from '../../domain/dwelling-categories.ts';
import { DWELLING_CATEGORIES, type DwellingFacts, type PersonFacts } from '../../domain/facts.ts';
import type { Place } from '../../domain/questions/candidate.ts';
import {
  APPLICATION_FOR,
  applicationOf,
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
import { iinOf } from './sample-numbers.ts';

const placeOf = (
  dwelling: Partial<DwellingFacts>,
  people: readonly PersonFacts[],
  application = applicationOf(),
): Place => ({ application, dwelling: dwellingOf(dwelling), people, day: TODAY });

const shown = ({ consents }: OwnersToAsk) =>
  consents.map(({ consenter, capacity, onBehalfOf }) => ({
    number: numberOf(consenter),
    name: consenter.name,
    capacity,
    onBehalfOf,
  }));

const asked = (dwelling: Partial<DwellingFacts>, people: readonly PersonFacts[] = []) =>
  shown(consentToLiveThere(placeOf(dwelling, people)));

const asOwner = (person: PersonFacts) => ({
  number: person.iin,
  name: fullNameOf(person),
  capacity: 'owner',
  onBehalfOf: person.iin,
});

describe('who must consent to somebody living there', () => {
  test.each([
    ['every owner', [firstOwner, secondOwner], [firstOwner, secondOwner]],
    [
      'every other owner, where the registrant is one',
      [firstOwner, registrant, secondOwner],
      [firstOwner, secondOwner],
    ],
    ['nobody, where the registrant is the only one', [registrant], []],
    ['an owner of several shares once', [firstOwner, secondOwner, firstOwner], [firstOwner, secondOwner]],
  ])('R9: %s', (_says, owners, consenters) => {
    expect(asked({ titleHolders: owners.map(ownerOf) }, owners)).toEqual(consenters.map(asOwner));
  });

  it('R9: an owner whom the population registry doesn’t know is asked by the name of the property registry', () => {
    expect(asked({ titleHolders: [ownerOf(firstOwner)] })).toEqual([asOwner(firstOwner)]);
  });

  it('R9: a company that owns it, beside people', () => {
    const holder = organisationOf(organisation);
    expect(asked({ titleHolders: [holder, ownerOf(firstOwner)] }, [firstOwner])).toEqual([
      { number: organisation, name: holder.name, capacity: 'owner', onBehalfOf: organisation },
      asOwner(firstOwner),
    ]);
  });

  test.each(DWELLING_CATEGORIES)('R8: nobody more where the administration itself applies: %s', (category) => {
    expect(asked({ category }).length === 0).toBe(isOrganisationRun(category));
  });

  it('R22: in the language that each of them wants', () => {
    const kazakh = { ...firstOwner, language: 'kk' } as const;
    const titleHolders = [ownerOf(kazakh), ownerOf(secondOwner), ownerOf(stranger), organisationOf(organisation)];
    const { consents } = consentToLiveThere(placeOf({ titleHolders }, [kazakh, secondOwner]));
    expect(consents.map(({ language }) => language)).toEqual(['kk', null, null, null]);
  });
});

describe('R10: in state housing', () => {
  const tenancy = { tenantIin: stranger.iin, members: [registrant.iin] };
  const asTenant = { ...asOwner(stranger), capacity: 'tenant' };

  it('the tenant consents, whoever owns it', () => {
    expect(asked({ tenancy }, [stranger])).toEqual([asTenant]);
  });

  it('a tenant whom the population registry doesn’t know is asked all the same', () => {
    expect(asked({ tenancy })).toEqual([{ ...asTenant, name: '' }]);
  });

  it('R11: whoever represents a tenant who can’t consent does, and where nobody does, the tenant can’t be asked', () => {
    const guardian = personOf(iinOf(60));
    const legalRepresentatives = [{ iin: guardian.iin, relation: 'guardian' as const }];
    const ward = { ...stranger, capability: 'incapable' as const, legalRepresentatives };
    expect(asked({ tenancy }, [ward, guardian])).toEqual([
      { ...asOwner(guardian), capacity: 'tenant', onBehalfOf: stranger.iin },
    ]);
    expect(consentToLiveThere(placeOf({ tenancy }, [ward]))).toEqual({
      consents: [],
      unreachable: [{ owner: stranger.iin, why: 'owner-unrepresented' }],
    });
  });

  it('a tenant who has died can’t be asked', () => {
    expect(consentToLiveThere(placeOf({ tenancy }, [{ ...stranger, alive: false }]))).toEqual({
      consents: [],
      unreachable: [{ owner: stranger.iin, why: 'owner-deceased' }],
    });
  });

  it('the tenant needs nobody’s consent', () => {
    expect(asked({ tenancy: { tenantIin: registrant.iin, members: [] } })).toEqual([]);
  });
});

describe('R11: for an owner who can’t consent', () => {
  const parent = personOf(iinOf(30), { name: { family: 'Ли', given: 'Анна', patronymic: null }, language: 'ru' });
  const otherParent = personOf(iinOf(31), { name: { family: 'Ли', given: 'Олег', patronymic: null } });
  const legalRepresentatives = [parent, otherParent].map(({ iin }) => ({ iin, relation: 'parent' as const }));
  const child = personOf(firstOwner.iin, { birthDate: turning(18, 1), legalRepresentatives });
  const childsFlat = { titleHolders: [ownerOf(child)] };
  const asRepresentative = (person: PersonFacts, owner = child) => ({
    ...asOwner(person),
    capacity: 'owner-representative',
    onBehalfOf: owner.iin,
  });

  test.each([
    ['is 17 until tomorrow', { birthDate: turning(18, 1) }, false],
    ['is 18 today', { birthDate: turning(18) }, true],
    ['is of limited capability', { capability: 'limited' }, false],
    ['is incapable', { capability: 'incapable' }, false],
    ['is grown up', {}, true],
  ] as const)('a representative does: somebody who %s consents alone: %o %s', (_says, facts, alone) => {
    const owner = personOf(firstOwner.iin, { ...facts, legalRepresentatives });
    expect(asked({ titleHolders: [ownerOf(owner)] }, [owner, parent, otherParent])).toEqual([
      alone ? asOwner(owner) : asRepresentative(parent, owner),
    ]);
  });

  it('a representative is asked in their own language', () => {
    const { consents } = consentToLiveThere(placeOf(childsFlat, [child, parent]));
    expect(consents.map(({ language }) => language)).toEqual(['ru']);
  });

  test.each<[string, readonly PersonFacts[]]>([
    ['has died', [{ ...parent, alive: false }, otherParent]],
    ['is a minor', [{ ...parent, birthDate: turning(18, 1) }, otherParent]],
    ['is incapable', [{ ...parent, capability: 'incapable' }, otherParent]],
    ['is of limited capability', [{ ...parent, capability: 'limited' }, otherParent]],
    ['is unknown', [otherParent]],
  ])('the next representative is asked where the first %s', (_says, representatives) => {
    expect(asked(childsFlat, [child, ...representatives])).toEqual([asRepresentative(otherParent)]);
  });

  test.each<[string, readonly PersonFacts[]]>([
    ['is known', []],
    [
      'is left',
      [
        { ...parent, alive: false },
        { ...otherParent, alive: false },
      ],
    ],
  ])('nobody can be asked where no representative %s', (_says, representatives) => {
    expect(consentToLiveThere(placeOf(childsFlat, [child, ...representatives]))).toEqual({
      consents: [],
      unreachable: [{ owner: child.iin, why: 'owner-unrepresented' }],
    });
  });

  it('one representative of two owners answers for each of them', () => {
    const sibling = { ...child, iin: secondOwner.iin };
    const titleHolders = [ownerOf(child), ownerOf(sibling)];
    expect(asked({ titleHolders }, [child, sibling, parent])).toEqual([
      asRepresentative(parent),
      asRepresentative(parent, sibling),
    ]);
  });
});

describe('R9: an owner who has died', () => {
  it('can’t be asked; the others are', () => {
    const people = [{ ...firstOwner, alive: false }, secondOwner];
    const toAsk = consentToLiveThere(placeOf({}, people));
    expect(shown(toAsk)).toEqual([asOwner(secondOwner)]);
    expect(toAsk.unreachable).toEqual([{ owner: firstOwner.iin, why: 'owner-deceased' }]);
  });

  it('is not asked for through whoever represented them', () => {
    const ward = {
      ...firstOwner,
      alive: false,
      capability: 'incapable',
      legalRepresentatives: [{ iin: stranger.iin, relation: 'guardian' }],
    } as const;
    expect(consentToLiveThere(placeOf({ titleHolders: [ownerOf(ward)] }, [ward, stranger]))).toMatchObject({
      consents: [],
      unreachable: [{ why: 'owner-deceased' }],
    });
  });
});

describe('R23: who must confirm a withdrawal', () => {
  const titleHolders = [ownerOf(firstOwner), ownerOf(secondOwner), organisationOf(organisation)];
  const asCompany = {
    number: organisation,
    name: organisationOf(organisation).name,
    capacity: 'owner',
    onBehalfOf: organisation,
  };
  const ward = {
    ...firstOwner,
    capability: 'incapable',
    legalRepresentatives: [{ iin: stranger.iin, relation: 'guardian' }],
  } as const;
  const principal = { ...firstOwner, powersOfAttorney: [powersOf(stranger)] };

  test.each<[string, Application['applicant'], PersonFacts, readonly unknown[]]>([
    ['an owner', { iin: firstOwner.iin, capacity: 'owner' }, firstOwner, [asOwner(secondOwner), asCompany]],
    [
      'an attorney of an owner',
      { iin: stranger.iin, capacity: 'attorney', powerOfAttorneyId: 'powers-1' },
      principal,
      [asOwner(secondOwner), asCompany],
    ],
    ['a guardian of an owner', { iin: stranger.iin, capacity: 'guardian' }, ward, [asOwner(secondOwner), asCompany]],
    [
      'a company',
      { iin: stranger.iin, capacity: 'administration', bin: organisation },
      firstOwner,
      [asOwner(firstOwner), asOwner(secondOwner)],
    ],
  ])('are the owners beside %s who asks for it', (_says, applicant, owner, expected) => {
    const application = { ...APPLICATION_FOR['owner-withdrawal'], applicant };
    expect(shown(confirmWithdrawal(placeOf({ titleHolders }, [owner, secondOwner, stranger], application)))).toEqual(
      expected,
    );
  });

  it('is nobody where the owner owns it alone', () => {
    const application = APPLICATION_FOR['owner-withdrawal'];
    const place = placeOf({ titleHolders: [ownerOf(firstOwner)] }, [firstOwner], application);
    expect(confirmWithdrawal(place)).toEqual({ consents: [], unreachable: [] });
  });

  it('is whoever represents a co-owner, and who has died can’t be asked', () => {
    const application = APPLICATION_FOR['owner-withdrawal'];
    const co = { ...ward, iin: secondOwner.iin };
    expect(shown(confirmWithdrawal(placeOf({}, [firstOwner, co, stranger], application)))).toEqual([
      { ...asOwner(stranger), capacity: 'owner-representative', onBehalfOf: secondOwner.iin },
    ]);
    expect(confirmWithdrawal(placeOf({}, [firstOwner, { ...co, alive: false }], application)).unreachable).toEqual([
      { owner: secondOwner.iin, why: 'owner-deceased' },
    ]);
  });

  it('is every owner where whoever asks speaks for none of them', () => {
    const application = {
      ...APPLICATION_FOR['owner-withdrawal'],
      applicant: { iin: stranger.iin, capacity: 'owner' },
    } as const;
    expect(confirmWithdrawal(placeOf({}, [firstOwner, secondOwner], application)).consents).toHaveLength(2);
  });
});

describe('R24: a departure', () => {
  it('is nobody’s business but the person’s own', () => {
    expect(askNobody()).toEqual({ consents: [], unreachable: [] });
  });
});

describe('a full name', () => {
  it('has a patronymic or none', () => {
    const name = { family: 'Әбенова', given: 'Гүлнәр', patronymic: 'Ғалымқызы' };
    expect(fullNameOf(personOf(registrant.iin, { name }))).toBe('Әбенова Гүлнәр Ғалымқызы');
    expect(fullNameOf(personOf(registrant.iin, { name: { ...name, patronymic: null } }))).toBe('Әбенова Гүлнәр');
  });
});
