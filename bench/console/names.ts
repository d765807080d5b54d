import type { Mould } from './mould.ts';

/** Family names and the rest of people's names, apart, for women and for others. */
interface Words {
  readonly families: readonly string[];
  readonly given: readonly string[];
}

/** Most family names of women end so; whose don't, changes with whose don't either. */
const isWoman = (name: string): boolean => /[ая] /u.test(name);

const wordsIn = (names: readonly string[]): Words => ({
  families: names.map((name) => name.split(' ')[0] ?? name),
  given: names.map((name) => name.split(' ').slice(1).join(' ')),
});

/** Makes names out of those that occur, as people of the population are called; the same for the same `n` and `place`. */
export function createNames(moulds: readonly Mould[]): (n: number, name: string, place: number) => string {
  const all = [...new Set(moulds.flatMap(({ names }) => names))];
  const women = wordsIn(all.filter(isWoman));
  const others = wordsIn(all.filter((name) => !isWoman(name)));
  return (n, name, place) => {
    const { families, given } = isWoman(name) ? women : others;
    const family = families[(n * 7 + place * 13) % families.length];
    const rest = given[(n * 31 + Math.floor(n / families.length) + place * 17) % given.length];
    return `${family ?? name} ${rest ?? ''}`.trim();
  };
}
