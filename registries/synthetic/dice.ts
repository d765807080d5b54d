/** Numbers that look random and are the same for the same seed, on every machine and in every version of Node. */
export interface Dice {
  /** A whole number from 0 to `sides - 1`. */
  below(sides: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** Seed text to 32 bits (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Dice for one thing of a numbered kind (splitmix32, by Sebastiano Vigna): neighbouring numbers have nothing in common. */
export function createDice(seed: number, kind: number, number: number): Dice {
  let state = mix(mix(seed ^ Math.imul(kind + 1, 0x9e3779b9)) ^ (number >>> 0)) >>> 0;
  const below = (sides: number): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return Math.floor((mix(state) / 2 ** 32) * sides);
  };
  return { below, pick: (items) => items[below(items.length)] ?? items[0] };
}

function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
