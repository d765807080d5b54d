import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { birthDateOf, isBin, isIin, isRka } from '../../domain/identifiers.ts';
import {
  binOf,
  birthOf,
  rkaOf,
  SPACES,
  whereaboutsOfBin,
  whereaboutsOfIin,
  whereaboutsOfRka,
} from '../../registries/synthetic/identity-numbers.ts';

const place = fc.record({ space: fc.constantFrom(...SPACES), household: fc.nat(190_000) });
const age = fc.constantFrom('child', 'teenager', 'adult', 'elder');
const member = fc.nat(3);
const anchorDay = fc.integer({ min: 20_000, max: 25_000 });
const seed = fc.nat(2 ** 32 - 1);

describe('identity numbers', () => {
  test.prop([place, member, age, fc.boolean(), anchorDay, seed])(
    'an IIN is valid, holds the birth date and leads back to its household',
    (where, whichMember, whichAge, male, anchor, population) => {
      const who = { age: whichAge, male };
      const { iin, birthDate } = birthOf({ ...where, member: whichMember }, who, anchor, population);
      expect(isIin(iin)).toBe(true);
      expect(birthDateOf(iin)).toBe(birthDate);
      expect(Number(iin[6]) % 2 === 1).toBe(male);
      expect(whereaboutsOfIin(iin, population, () => anchor)).toContainEqual(where);
    },
  );

  test.prop([place])('a BIN is valid and leads back to its household', (where) => {
    expect(isBin(binOf(where))).toBe(true);
    expect(whereaboutsOfBin(binOf(where))).toEqual([where]);
  });

  test.prop([place, fc.nat(9)])('an RKA is valid and leads back to its household', (where, dwelling) => {
    const rka = rkaOf({ ...where, dwelling, region: '71' });
    expect(isRka(rka)).toBe(true);
    expect(whereaboutsOfRka(rka)).toEqual([where]);
  });

  test.prop([fc.string()])('text that is no number leads nowhere', (text) => {
    expect(whereaboutsOfIin(text, 1, () => undefined)).toEqual([]);
    expect(whereaboutsOfBin(text)).toEqual([]);
  });

  it('gives no two members of 20,000 households the same IIN', () => {
    const iins = new Set<string>();
    const households = 20_000;
    for (let household = 0; household < households; household += 1) {
      for (const [which, whichAge] of (['adult', 'adult', 'child', 'elder'] as const).entries()) {
        const male = household % 2 === 0;
        iins.add(birthOf({ space: 'town', household, member: which }, { age: whichAge, male }, 20_454, 7).iin);
      }
    }
    expect(iins.size).toBe(4 * households);
  });
});
