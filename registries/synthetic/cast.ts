import { isoDay } from './days.ts';
import { createDice, type Dice } from './dice.ts';
import { binOf, birthOf, MEMBERS_MAX, rkaOf, SPACES, type Age, type Whereabouts } from './identity-numbers.ts';
import { drawName } from './draw-name.ts';
import { createPapers, type Powers } from './papers.ts';
import { drawAddress, SETTLEMENTS, type Settlement } from './places.ts';
import type { AddressRecord, DwellingRecord, OrganisationRecord, PersonRecord } from './records.ts';

/** People, dwellings and an organisation that belong together. The records are fresh with each call: change them at will. */
export interface Household {
  readonly people: readonly PersonRecord[];
  readonly dwellings: readonly DwellingRecord[];
  readonly addresses: readonly AddressRecord[];
  readonly organisation: OrganisationRecord | undefined;
}

export interface DwellingWishes {
  readonly owners?: readonly (PersonRecord | OrganisationRecord)[];
  readonly category?: DwellingRecord['category'];
  readonly settlement?: Settlement;
  readonly usefulArea?: number;
  /** What the address registry says, where it isn't what the property registry says; `null`: it doesn't know the address. */
  readonly categoryOfAddress?: DwellingRecord['category'] | null;
}

/** Makes up a household step by step: always the same one for the same seed, place and steps. */
export interface Cast extends Household {
  /** A grown-up with a home of their own. */
  adult(age?: 'adult' | 'elder'): PersonRecord;
  /** Somebody whom a parent represents and lives with. */
  childOf(parent: PersonRecord, age?: 'child' | 'teenager'): PersonRecord;
  /** A child whom nobody represents. */
  orphan(): PersonRecord;
  /** Makes a child of somebody's partner their own as well. */
  raise(parent: PersonRecord, child: PersonRecord): void;
  /** An adult without capability whom a guardian represents and lives with. */
  wardOf(guardian: PersonRecord): PersonRecord;
  /** Somebody older who lives with a grown-up child. */
  parentOf(child: PersonRecord): PersonRecord;
  marry(one: PersonRecord, other: PersonRecord): void;
  /** Gives a power of attorney, for all services and in force unless the terms say otherwise, and answers with its number. */
  empower(attorney: PersonRecord, principal: PersonRecord, terms?: Partial<Powers>): string;
  /** Somebody gets a passport beside what they have. */
  givePassport(holder: PersonRecord): void;
  /** The state lets somebody leave for good; answers with the document's number. */
  letDepart(citizen: PersonRecord): string;
  /** Registers somebody in a dwelling. */
  settle(person: PersonRecord, dwelling: DwellingRecord): void;
  /** The dwelling where somebody is registered. */
  homeOf(person: PersonRecord): DwellingRecord;
  /** A home with room for everybody: 80 to 120 m², owned in equal shares. */
  dwelling(wishes?: DwellingWishes): DwellingRecord;
  company(name: string): OrganisationRecord;
  readonly dice: Dice;
  /** Days before the anchor day, `YYYY-MM-DD`. */
  daysAgo(days: number): string;
}

/**
 * @param anchorDay the day on which people have their age and documents are valid (days since 1970)
 * @param seed makes another population of everything
 */
export function createCast(place: Whereabouts, anchorDay: number, seed: number): Cast {
  const dice = createDice(seed, SPACES.indexOf(place.space), place.household);
  // Its own dice: what is drawn beside names and birthdays must not change them for populations that exist already.
  const tongue = createDice(seed, SPACES.length + SPACES.indexOf(place.space), place.household);
  const people: PersonRecord[] = [];
  const dwellings: DwellingRecord[] = [];
  const addresses: AddressRecord[] = [];
  let organisation: OrganisationRecord | undefined;
  const daysAgo = (days: number) => isoDay(anchorDay - days);
  const papers = createPapers(place.household, dice, daysAgo);

  function person(age: Age, family?: PersonRecord): PersonRecord {
    const member = people.length;
    if (member === MEMBERS_MAX) throw new RangeError('the household is full');
    const male = dice.below(2) === 0;
    const { iin, birthDate } = birthOf({ ...place, member }, { age, male }, anchorDay, seed);
    const made: PersonRecord = {
      iin,
      ...drawName(dice, male, family?.surname),
      birthDate,
      gender: male ? 'MALE' : 'FEMALE',
      citizenship: 'KAZ',
      lifeStatus: 'ALIVE',
      capableStatus: 'CAPABLE',
      documents: [papers.first(age, member)],
      legalRepresentatives: [],
      custody: null,
      relatives: [],
      mobilePhone: age === 'child' ? null : `+7799${String(dice.below(10_000_000)).padStart(7, '0')}`,
      preferredLanguage: tongue.pick(['KAZ', 'RUS', 'KAZ', 'RUS', null]),
      powersOfAttorney: [],
      permanentAddress: family?.permanentAddress ?? null,
      temporaryAddress: null,
      departureDocuments: [],
    };
    people.push(made);
    return made;
  }

  function dwelling(wishes: DwellingWishes = {}): DwellingRecord {
    const { owners = [], category = 'APARTMENT', settlement = dice.pick(SETTLEMENTS) } = wishes;
    const { categoryOfAddress = category } = wishes;
    const rka = rkaOf({ ...place, dwelling: dwellings.length, region: settlement.kato.slice(0, 2) });
    const made: DwellingRecord = {
      rka,
      category,
      usefulArea: wishes.usefulArea ?? 80 + dice.below(400) / 10,
      commissionedOn: daysAgo(1_500 + dice.below(9_000)),
      owners: owners.map((owner) => {
        const share = `1/${owners.length}`;
        return 'iin' in owner ? { iin: owner.iin, share } : { bin: owner.bin, share };
      }),
      operator: null,
      tenancyContract: null,
      encumbrances: [],
    };
    dwellings.push(made);
    const address = drawAddress(dice, settlement, rka, categoryOfAddress ?? category);
    if (categoryOfAddress !== null) addresses.push(address);
    return made;
  }

  function relate(parent: PersonRecord, child: PersonRecord): void {
    parent.relatives.push({ iin: child.iin, relation: 'CHILD' });
    child.relatives.push({ iin: parent.iin, relation: 'PARENT' });
  }

  function raise(parent: PersonRecord, child: PersonRecord): void {
    relate(parent, child);
    child.legalRepresentatives.push({ iin: parent.iin, relation: 'PARENT' });
  }

  return {
    people,
    dwellings,
    addresses,
    get organisation() {
      return organisation;
    },
    dice,
    daysAgo,
    dwelling,
    adult: (age = 'adult') => {
      const made = person(age);
      // Smaller than the dwellings that scenarios are about: owner and area must lead to one of them only.
      const home = dwelling({ owners: [made], usefulArea: 35 + dice.below(400) / 10 });
      made.permanentAddress = { rka: home.rka, since: daysAgo(100 + dice.below(1_400)) };
      return made;
    },
    childOf: (parent, age = 'child') => {
      const child = person(age, parent);
      raise(parent, child);
      return child;
    },
    orphan: () => person('child'),
    raise,
    wardOf: (guardian) => {
      const ward = person('adult', guardian);
      ward.capableStatus = 'INCAPABLE';
      ward.legalRepresentatives.push({ iin: guardian.iin, relation: 'GUARDIAN' });
      return ward;
    },
    parentOf: (child) => {
      const parent = person('elder', child);
      relate(parent, child);
      return parent;
    },
    marry: (one, other) => {
      one.relatives.push({ iin: other.iin, relation: 'SPOUSE' });
      other.relatives.push({ iin: one.iin, relation: 'SPOUSE' });
    },
    empower: (attorney, principal, terms) => {
      const powers = papers.powersOf(attorney.iin, people.indexOf(principal), terms);
      principal.powersOfAttorney.push(powers);
      return powers.registryNumber;
    },
    givePassport: (holder) => {
      holder.documents.push(papers.passport(people.indexOf(holder)));
    },
    letDepart: (citizen) => {
      const permission = papers.departure(people.indexOf(citizen));
      citizen.departureDocuments.push(permission);
      return permission.number;
    },
    settle: (resident, { rka }) => {
      resident.permanentAddress = { rka, since: daysAgo(100 + dice.below(900)) };
    },
    homeOf: (resident) => {
      const home = dwellings.find(({ rka }) => rka === resident.permanentAddress?.rka);
      if (home === undefined) throw new Error('this person is registered nowhere in the household');
      return home;
    },
    company: (name) => {
      if (organisation !== undefined) throw new RangeError('a household has one organisation');
      organisation = { bin: binOf(place), name };
      return organisation;
    },
  };
}
