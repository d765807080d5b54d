import { between, diceOf, pick } from './dice.ts';

/** A registry fails, by plan and for so many calls only: it ends by itself, whoever is restarted meanwhile. */
export interface Trouble {
  readonly registry: string;
  readonly mode: string;
  readonly next: number;
  readonly delayMs?: number;
}

const EVERY = 30;
const FIRST = 40;

/** What goes wrong when the `n`-th arrives; mostly nothing. */
export function troubleOf(n: number): Trouble | undefined {
  if (n < FIRST || (n - FIRST) % EVERY !== 0) return undefined;
  const dice = diceOf(n);
  const registry = pick(dice('registry'), [
    ['property', 3],
    ['population', 2],
    ['notifications', 2],
    ['nca', 1],
    ['cards', 1],
  ]);
  const mode = pick(dice('mode'), [
    ['down', 3],
    ['rate-limited', 2],
    ['garbage', 2],
    ['slow', 2],
  ]);
  return { registry, mode, next: between(dice('length'), 3, 12), ...(mode === 'slow' && { delayMs: 1_500 }) };
}
