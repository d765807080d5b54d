/** Identity numbers made for tests, with a check digit worked out apart from the one that is tested. */

/** What the weights from `start` on leave of eleven digits: `start` and up to 11, then on from 1. */
export const remainderFrom = (start: number, elevenDigits: string): number =>
  Array.from(elevenDigits, Number).reduce((sum, digit, index) => sum + digit * (((index + start - 1) % 11) + 1), 0) %
  11;

/** What the twelfth digit must be; 10 where no number begins with these eleven. */
export const checkDigitFor = (elevenDigits: string): number => {
  const first = remainderFrom(1, elevenDigits);
  return first === 10 ? remainderFrom(3, elevenDigits) : first;
};

/** The first number with a check digit that begins with `prefix` and goes on with `serial` or one above it. */
export const numberWith = (prefix: string, serial: number): string => {
  const eleven = `${prefix}${String(serial).padStart(11 - prefix.length, '0')}`;
  const digit = checkDigitFor(eleven);
  return digit === 10 ? numberWith(prefix, serial + 1) : `${eleven}${digit}`;
};

/** The 7th digit of an IIN: century and sex. */
export const centuryDigitOf = (birthDate: string, sex: 'male' | 'female'): number =>
  (Number(birthDate.slice(0, 2)) - 18) * 2 + (sex === 'male' ? 1 : 2);

/** Different `n` give different numbers: only the last digit of the serial is ever moved on. */
export const iinOf = (n: number, birthDate = '1990-05-17', sex: 'male' | 'female' = 'female'): string =>
  numberWith(`${birthDate.slice(2).replaceAll('-', '')}${centuryDigitOf(birthDate, sex)}`, n * 10);

export const binOf = (n: number): string => numberWith('200140', n * 10);

export const rkaOf = (n: number): string => `0201${String(n).padStart(12, '0')}`;
