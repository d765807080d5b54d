import type { Household } from './cast.ts';
import {
  whereaboutsOfBin,
  whereaboutsOfIin,
  whereaboutsOfRka,
  type Space,
  type Whereabouts,
} from './identity-numbers.ts';
import type { AddressRecord, DwellingRecord, OrganisationRecord, PersonRecord } from './records.ts';

/** Everybody and everything that exists, as it was before anybody changed it. Nothing is stored: see `identity-numbers.ts`. */
export interface World {
  findPerson(iin: string): PersonRecord | undefined;
  findDwelling(rka: string): DwellingRecord | undefined;
  findAddress(rka: string): AddressRecord | undefined;
  findOrganisation(bin: string): OrganisationRecord | undefined;
  /** The dwellings of the household to which a person (IIN) or an organisation (BIN) belongs. */
  dwellingsAround(identity: string): readonly DwellingRecord[];
  /** The people of the household to which a dwelling belongs. */
  peopleAround(rka: string): readonly PersonRecord[];
}

/** One space's households by number; both answer `undefined` where there are fewer. */
export interface Households {
  /** Day on which they have their ages (since 1970). */
  anchorDayOf(household: number): number | undefined;
  make(household: number): Household | undefined;
}

export function createWorld(seed: number, spaces: Readonly<Record<Space, Households>>): World {
  const anchorDayOf = ({ space, household }: Whereabouts) => spaces[space].anchorDayOf(household);
  const householdsAt = (places: readonly Whereabouts[]): Household[] =>
    places.flatMap(({ space, household }) => spaces[space].make(household) ?? []);

  const householdOfPerson = (iin: string): Household | undefined =>
    householdsAt(whereaboutsOfIin(iin, seed, anchorDayOf)).find(({ people }) =>
      people.some((person) => person.iin === iin),
    );

  const householdOfOrganisation = (bin: string): Household | undefined =>
    householdsAt(whereaboutsOfBin(bin)).find(({ organisation }) => organisation?.bin === bin);

  return {
    findPerson: (iin) => householdOfPerson(iin)?.people.find((person) => person.iin === iin),
    findDwelling: (rka) =>
      householdsAt(whereaboutsOfRka(rka))
        .flatMap(({ dwellings }) => dwellings)
        .find((dwelling) => dwelling.rka === rka),
    findAddress: (rka) =>
      householdsAt(whereaboutsOfRka(rka))
        .flatMap(({ addresses }) => addresses)
        .find((address) => address.rka === rka),
    findOrganisation: (bin) => householdOfOrganisation(bin)?.organisation,
    dwellingsAround: (identity) => (householdOfPerson(identity) ?? householdOfOrganisation(identity))?.dwellings ?? [],
    peopleAround: (rka) => householdsAt(whereaboutsOfRka(rka)).flatMap(({ people }) => people),
  };
}
