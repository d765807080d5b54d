import type { RegistryEvent } from './events.ts';

/** Which scenario households were given away: ranges of numbers, so that thousands cost nothing. */
export interface HandedOut {
  apply(event: RegistryEvent): void;
  /** Number of the first household that nobody was given. */
  next(): number;
  /** For which scenario a household was made, and on which day (since 1970). */
  find(household: number): { readonly scenario: string; readonly day: number } | undefined;
}

export function createHandedOut(): HandedOut {
  const ranges: { scenario: string; first: number; count: number; day: number }[] = [];
  const next = () => {
    const last = ranges.at(-1);
    return last === undefined ? 0 : last.first + last.count;
  };

  return {
    apply: (event) => {
      if (event.type === 'handed-out') ranges.push(event);
    },
    next,
    find: (household) => {
      if (!(household >= 0 && household < next())) return undefined;
      // Binary search: the ranges follow each other without a gap.
      let low = 0;
      for (let high = ranges.length - 1; low < high;) {
        const middle = Math.ceil((low + high) / 2);
        if ((ranges[middle]?.first ?? 0) <= household) low = middle;
        else high = middle - 1;
      }
      return ranges[low];
    },
  };
}
