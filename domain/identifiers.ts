/** Identity numbers of Kazakhstan. Formats and check digit: DOMAIN vocabulary, `docs/domain.md`. */

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const weightedRemainder = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;

/** The twelfth digit for the first eleven, or `undefined` where the number can't exist (remainder 10 twice). */
export function checkDigitOf(elevenDigits: string): number | undefined {
  const first = weightedRemainder(elevenDigits, FIRST_WEIGHTS);
  if (first < 10) return first;
  const second = weightedRemainder(elevenDigits, SECOND_WEIGHTS);
  return second < 10 ? second : undefined;
}

const hasValidCheckDigit = (number: string): boolean => checkDigitOf(number.slice(0, 11)) === Number(number[11]);

/** Individual identification number: 12 digits that hold a real birth date, a century digit 1–6 and the check digit. */
export const isIin = (text: string): boolean =>
  /^\d{6}[1-6]\d{5}$/.test(text) && birthDateOf(text) !== undefined && hasValidCheckDigit(text);

/** Business identification number: 12 digits, `YYMM`, 5th digit 4–6, 6th 0–3, check digit. The 5th digit tells it from an IIN. */
export const isBin = (text: string): boolean =>
  /^\d{2}(0[1-9]|1[0-2])[4-6][0-3]\d{6}$/.test(text) && hasValidCheckDigit(text);

/** Registration address code: 16 digits. It has no check digit; whether it exists only the address registry knows. */
export const isRka = (text: string): boolean => /^\d{16}$/.test(text);

/** Birth date `YYYY-MM-DD` written in an IIN, or `undefined` where the digits are no date. */
export function birthDateOf(iin: string): string | undefined {
  const century = [undefined, 18, 18, 19, 19, 20, 20][Number(iin[6])];
  if (century === undefined) return undefined;
  const date = `${century}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : undefined;
}
