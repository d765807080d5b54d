import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isIin } from '../../domain/identifiers.ts';
import { openState } from '../../registries/state.ts';
import { SETTLEMENTS } from '../../registries/synthetic/places.ts';
import { createTown } from '../../registries/synthetic/town.ts';

const KAZAKH_LETTERS = 'ӘҒҚҢӨҰҮҺІ'.split('');
const SIZE = 4_000;

const householdsOf = (size: number, seed: number) => {
  const town = createTown(size, seed);
  return Array.from({ length: size / 4 }, (_, household) => town.make(household)).filter((one) => one !== undefined);
};

describe('the town', () => {
  it('has as many people as asked for, every one with a valid IIN of their own', () => {
    const iins = householdsOf(SIZE, 1).flatMap(({ people }) => people.map(({ iin }) => iin));
    expect(new Set(iins).size).toBe(SIZE);
    expect(iins.filter((iin) => !isIin(iin))).toEqual([]);
  });

  it('is the same for the same seed and another for another seed', () => {
    const [once, again, other] = [householdsOf(40, 1), householdsOf(40, 1), householdsOf(40, 2)];
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    const iinsOf = (households: typeof once) => households.flatMap(({ people }) => people.map(({ iin }) => iin));
    expect(iinsOf(other).filter((iin) => iinsOf(once).includes(iin))).toEqual([]);
  });

  it('keeps its people when it grows', () => {
    expect(householdsOf(400, 1).slice(0, 10)).toMatchObject(householdsOf(40, 1).map(({ people }) => ({ people })));
  });

  it('uses every Kazakh letter and has people without a patronymic', () => {
    const people = householdsOf(SIZE, 1).flatMap((household) => household.people);
    const text = people
      .map((one) => `${one.surname} ${one.firstName} ${one.patronymic}`)
      .join(' ')
      .toUpperCase();
    expect(KAZAKH_LETTERS.filter((letter) => !text.includes(letter))).toEqual([]);
    expect(people.some(({ patronymic }) => patronymic === null)).toBe(true);
  });

  it('has homes in every region, with an address in three languages', () => {
    const addresses = householdsOf(SIZE, 1).flatMap((household) => household.addresses);
    expect(new Set(addresses.map(({ kato }) => kato))).toEqual(new Set(SETTLEMENTS.map(({ kato }) => kato)));
    for (const { fullAddress } of addresses.slice(0, 100)) {
      expect(fullAddress.kaz).not.toBe(fullAddress.rus);
      expect(fullAddress.eng).toMatch(/^[ -~]+$/);
    }
  });

  it('knows every relative, representative and owner by number', () => {
    const state = openTown(400);
    const people = Array.from({ length: 100 }, (_, household) => state.townHousehold(household)?.people ?? []).flat();
    for (const person of people) {
      for (const { iin } of [...person.relatives, ...person.legalRepresentatives]) {
        expect(state.findPerson(iin)?.relatives.map((relative) => relative.iin)).toContain(person.iin);
      }
      const home = state.findDwelling(person.permanentAddress?.rka ?? '');
      expect(home?.owners.length).toBeGreaterThan(0);
      expect(state.findAddress(home?.rka ?? '')?.kato.slice(0, 2)).toBe(home?.rka.slice(2, 4));
    }
  });

  it('of a million needs no more memory than one of a thousand, and finds its last person', () => {
    const heapOf = (size: number) => {
      const before = process.memoryUsage().heapUsed;
      const state = openTown(size);
      const last = state.townHousehold(size / 4 - 1)?.people.at(-1);
      expect(state.findPerson(last?.iin ?? '')).toEqual(last);
      return process.memoryUsage().heapUsed - before;
    };
    heapOf(1_000);
    // A table of a million people would take hundreds of megabytes.
    const aMillionIndexedBytes = 50_000_000;
    expect(heapOf(1_000_000) - heapOf(1_000)).toBeLessThan(aMillionIndexedBytes);
  });

  it('refuses a folder that belongs to another seed', () => {
    const dataFolder = temporaryFolder();
    openState({ dataFolder, seed: 'one', size: 4, now: () => new Date() }).close();
    expect(() => openState({ dataFolder, seed: 'two', size: 4, now: () => new Date() })).toThrow(
      /seed "one", not "two"/,
    );
  });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tirkeu-town-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function openTown(size: number) {
  const state = openState({ dataFolder: temporaryFolder(), seed: 'town', size, now: () => new Date() });
  onTestFinished(() => state.close());
  return state;
}
