import { createHash } from 'node:crypto';
import { checkDigitOf } from '../../domain/identifiers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_BIRTHDAY = Date.UTC(1950, 0, 1);
/** Until the end of 1999, so that all are of age and of one century. */
const BIRTHDAYS = 18_262;
/** Men and women of the twentieth century. */
const CENTURY_AND_SEX = [3, 4];
/** Of so many serial numbers one at least has a check digit. */
const SERIALS_APART = 4;

/** The `index`-th of some fifty million people: an IIN that is nobody else's here. */
export function personNumber(index: number): string {
  const birthday = new Date(FIRST_BIRTHDAY + (index % BIRTHDAYS) * DAY_MS)
    .toISOString()
    .slice(2, 10)
    .replaceAll('-', '');
  const of = Math.floor(index / BIRTHDAYS);
  const century = CENTURY_AND_SEX[index % 2] ?? 3;
  for (let serial = of * SERIALS_APART; serial < (of + 1) * SERIALS_APART; serial += 1) {
    const digits = `${birthday}${century}${String(serial).padStart(4, '0')}`;
    const last = checkDigitOf(digits);
    if (last !== undefined) return `${digits}${last}`;
  }
  throw new RangeError(`there is no ${index}-th person`);
}

/** The RKA of a dwelling in which several cases play, in the place of one in a mould. */
export const dwellingNumber = (index: number, mould: string): string =>
  BigInt(`0x${createHash('sha256').update(`${index}/${mould}`).digest('hex').slice(0, 13)}`)
    .toString()
    .padStart(16, '1')
    .slice(0, 16);
