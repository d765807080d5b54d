import { describe, expect, test } from 'vitest';
import type { Dwelling, Person } from '../../client/create-tirkeu-client.ts';
import { compareSides } from '../../console/src/reviews/desk/compare-sides.ts';
import { fittingGrounds, usualGround } from '../../console/src/reviews/desk/grounds.ts';
import { isGround } from '../../domain/grounds.ts';
import { iinOf, rkaOf } from '../domain/sample-numbers.ts';

const TODAY = '2026-11-24';
const [REGISTRANT, OWNER] = [iinOf(1), iinOf(2)];
const NAME = 'Нұрпейіс Ұлжан';

const PERSON: Person = {
  iin: REGISTRANT,
  name: NAME,
  birthDate: '1990-01-01',
  alive: true,
  capability: 'full',
  citizenship: 'KAZ',
  documents: [{ type: 'passport', number: 'N1', validFrom: '2020-01-01', validUntil: null }],
  legalRepresentatives: [],
};
const FOUND = {
  registrant: { iin: REGISTRANT, name: NAME },
  people: [{ iin: REGISTRANT, name: NAME, outcome: null, refusal: null }],
};
const ARREST = { kind: 'arrest' as const, since: '2026-01-31' };
const DWELLING: Dwelling = {
  rka: rkaOf(1),
  address: null,
  office: null,
  category: 'apartment',
  usefulAreaM2: 60,
  commissioned: true,
  owners: [{ iin: OWNER, name: 'Owner', share: '1/1' }],
  operator: null,
  tenant: null,
  encumbrances: [ARREST],
  asOf: `${TODAY}T10:00:00.000Z`,
};
const FREE = { ...DWELLING, encumbrances: [] };
const arrested = { key: 'arrest/2026-01-31', kind: 'encumbrance' as const, encumbrance: 'arrest', since: '2026-01-31' };
const differ = { key: 'c', kind: 'categories-differ' as const, property: 'apartment', address: 'hostel' };
const deceased = { key: 'd', kind: 'owner-deceased' as const, owner: OWNER };

const differences = (
  matters: Parameters<typeof compareSides>[1]['matters'],
  dwelling: Dwelling | undefined,
  people: readonly Person[],
): readonly string[] =>
  compareSides(FOUND, { matters }, { dwelling, people }, TODAY)
    .filter(({ differs }) => differs)
    .map(({ about }) => about);

describe('both sides of a review', () => {
  test.each([
    ['all is as it was', [arrested], DWELLING, [PERSON], []],
    ['nothing has answered yet', [arrested, differ, deceased], undefined, [], []],
    ['the arrest is lifted', [arrested], { ...DWELLING, encumbrances: [] }, [PERSON], ['encumbrance']],
    [
      'a court has added a prohibition',
      [arrested],
      { ...DWELLING, encumbrances: [ARREST, { kind: 'court-prohibition' as const, since: TODAY }] },
      [PERSON],
      ['encumbrance'],
    ],
    [
      'a bank has added a pledge, which is no matter',
      [arrested],
      { ...DWELLING, encumbrances: [ARREST, { kind: 'pledge' as const, since: TODAY }] },
      [PERSON],
      [],
    ],
    [
      'the property registry has mended its category',
      [differ],
      { ...DWELLING, category: 'hostel' as const, encumbrances: [] },
      [],
      ['category'],
    ],
    ['the registrant has died', [arrested], DWELLING, [{ ...PERSON, alive: false }], ['person']],
    ['the registrant has another name', [arrested], DWELLING, [{ ...PERSON, name: 'Another' }], ['person']],
    ['the registrant’s passport is over', [arrested], DWELLING, [{ ...PERSON, documents: [] }], ['person']],
    ['the owner who had died hasn’t', [deceased], FREE, [{ ...PERSON, iin: OWNER }], ['owner']],
    ['the owner has died', [deceased], FREE, [{ ...PERSON, iin: OWNER, alive: false }], []],
  ])('where %s', (_what, matters, dwelling, people, expected) => {
    expect(differences(matters, dwelling, people)).toEqual(expected);
  });
});

describe('the grounds that are offered first', () => {
  const objection = { key: 'o', kind: 'objection' as const };
  const SETS = [[arrested], [objection], [differ], [deceased, objection], []].map((matters) => ({ matters }));
  test.each(SETS)('are grounds of the law', ({ matters }) => {
    expect(fittingGrounds(matters).every(isGround)).toBe(true);
    expect(fittingGrounds(matters)).toContain(usualGround(matters));
  });
});
