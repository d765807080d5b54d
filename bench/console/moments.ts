import type { Dice } from '../../cli/town/dice.ts';
import type { Mould } from './mould.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** What people take, in the mean half a day; the square leaves most of them quick and a few slow. */
const handMs = (dice: number): number => 5 * MINUTE_MS + dice ** 2 * 36 * HOUR_MS;

/**
 * When the first `length` events of a mould happen again: machines take as long as they did, people as long as people do.
 * All of it lies between the two instants (ms since 1970).
 */
export function momentsOf(
  { moments }: Mould,
  length: number,
  { from, until }: { readonly from: number; readonly until: number },
  dice: Dice,
): readonly string[] {
  const starts = Date.parse(moments[0]?.at ?? '');
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, { at, isByHand }] of moments.entries()) {
    const before = Date.parse(moments[index - 1]?.at ?? at);
    const took = Date.parse(at) - before;
    offset += index > 0 && took > 0 && isByHand ? handMs(dice(`hand ${index}`)) : took;
    offsets.push(offset);
  }
  const last = offsets[length - 1] ?? 0;
  const squeezed = Math.min(1, (until - from) / Math.max(1, last));
  if (Number.isNaN(starts)) throw new Error('a mould without events');
  return offsets.map((ms) => new Date(from + Math.floor(ms * squeezed)).toISOString());
}
