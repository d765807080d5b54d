import { createHash } from 'node:crypto';

/** Throws that come out the same for the same words: from 0 up to, but not including, 1. */
export type Dice = (about: string) => number;

const BITS = 48;

/** What becomes of the `n`-th of a town is settled by its number, whenever it is asked. */
export const diceOf = (n: number): Dice => {
  return (about) =>
    createHash('sha256')
      .update(`town/${n}/${about}`)
      .digest()
      .readUIntBE(0, BITS / 8) /
    2 ** BITS;
};

/** One of those, as often as its weight says. */
export function pick<Value>(throwOf: number, weighted: readonly (readonly [value: Value, weight: number])[]): Value {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = throwOf * total;
  for (const [value, weight] of weighted) {
    if (left < weight) return value;
    left -= weight;
  }
  throw new Error('nothing to pick from, or a throw that is not below one');
}

/** A whole number between those, both included. */
export const between = (throwOf: number, least: number, most: number): number =>
  least + Math.floor(throwOf * (most - least + 1));
