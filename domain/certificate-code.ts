/**
 * The code by which anyone verifies an address certificate (R22): 23 random symbols, 115 bits, and one that checks them, in
 * groups of four: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. People copy it from paper, so the symbols are Crockford's 32: digits and
 * capitals without I, L, O and U.
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 23;
const LENGTH = RANDOM_LENGTH + 1;
const GROUP = /.{4}(?=.)/g;

/** Bytes that a code is made of; of each the low five bits count. */
export const CERTIFICATE_CODE_BYTES = RANDOM_LENGTH;

/** Doubling in the field of 32 elements, with x⁵ + x² + 1: its 31 powers of two are all different. */
const double = (value: number): number => (value < 16 ? value << 1 : (value << 1) ^ 0b10_0101);

/**
 * 0 for the values of a right code. Each place counts with a different power of two, so one wrong symbol or two that
 * changed places, wherever they stand, never give 0 again.
 */
const remainder = (values: readonly number[]): number => values.reduce((sum, value) => double(sum) ^ value, 0);

const symbolOf = (value: number): string => SYMBOLS.charAt(value);

/** The code for random bytes, as it is printed, stored and sent. Throws when there are too few: they would weaken it. */
export function certificateCodeFrom(random: Uint8Array): string {
  if (random.length !== RANDOM_LENGTH) throw new RangeError(`a code is made of ${RANDOM_LENGTH} bytes`);
  const values = [...random].map((byte) => byte & 0b1_1111);
  const code = [...values, double(remainder(values))].map(symbolOf).join('');
  return code.replaceAll(GROUP, '$&-');
}

/** What hands and keyboards make of the symbols, beside the symbols: Crockford's own three, and Cyrillic letters of the same shape. */
const TYPED_AS = { from: 'ILOАВЕКМНОРСТХІ', to: '110ABEKMH0PCTX1' } as const;

const valueOf = (letter: string): number => {
  const place = TYPED_AS.from.indexOf(letter);
  return SYMBOLS.indexOf(place === -1 ? letter : TYPED_AS.to.charAt(place));
};

/** Longer than anybody spaces a code out. */
const MAX_TEXT_LENGTH = 100;

/** The code that somebody typed, in the one form that is stored; `undefined` where it can't be one, e.g. for a typing error. */
export function readCertificateCode(text: string): string | undefined {
  if (text.length > MAX_TEXT_LENGTH) return undefined;
  const typed = text.toUpperCase().replaceAll(/[\s\p{Dash}]/gu, '');
  const values = typed.split('').map(valueOf);
  if (values.length !== LENGTH || values.includes(-1) || remainder(values) !== 0) return undefined;
  return values.map(symbolOf).join('').replaceAll(GROUP, '$&-');
}
