import type { RegistryEvent } from './events.ts';
import type { DwellingRecord, PersonRecord } from './synthetic/records.ts';

/** People and dwellings that are no longer as the world made them. Only these take memory. */
export interface ChangedRecords {
  apply(event: RegistryEvent): void;
  findPerson(iin: string): PersonRecord | undefined;
  findDwelling(rka: string): DwellingRecord | undefined;
  /** RKAs of changed dwellings that somebody (IIN or BIN) owns now. */
  dwellingsOf(owner: string): Iterable<string>;
  /** IINs of changed people who are registered in a dwelling now. */
  peopleAt(rka: string): Iterable<string>;
}

export function createChangedRecords(): ChangedRecords {
  const people = new Map<string, PersonRecord>();
  const dwellings = new Map<string, DwellingRecord>();
  const owned = new Map<string, Set<string>>();
  const inhabited = new Map<string, Set<string>>();

  function changePerson(record: PersonRecord): void {
    for (const rka of addressesOf(people.get(record.iin))) inhabited.get(rka)?.delete(record.iin);
    for (const rka of addressesOf(record)) {
      const iins = inhabited.get(rka) ?? new Set();
      inhabited.set(rka, iins.add(record.iin));
    }
    people.set(record.iin, record);
  }

  function changeDwelling(record: DwellingRecord): void {
    for (const owner of dwellings.get(record.rka)?.owners ?? []) owned.get(numberOf(owner))?.delete(record.rka);
    for (const owner of record.owners) {
      const rkas = owned.get(numberOf(owner)) ?? new Set();
      owned.set(numberOf(owner), rkas.add(record.rka));
    }
    dwellings.set(record.rka, record);
  }

  return {
    apply: (event) => {
      if (event.type === 'person-changed') changePerson(event.record);
      if (event.type === 'dwelling-changed') changeDwelling(event.record);
      if (event.type === 'effect-carried-out' && event.person !== undefined) changePerson(event.person);
    },
    findPerson: (iin) => people.get(iin),
    findDwelling: (rka) => dwellings.get(rka),
    dwellingsOf: (owner) => owned.get(owner) ?? [],
    peopleAt: (rka) => inhabited.get(rka) ?? [],
  };
}

const addressesOf = (person: PersonRecord | undefined): string[] =>
  [person?.permanentAddress, person?.temporaryAddress].flatMap((address) => address?.rka ?? []);

/** The IIN or BIN of an owner. */
export const numberOf = (owner: DwellingRecord['owners'][number]): string => ('iin' in owner ? owner.iin : owner.bin);
