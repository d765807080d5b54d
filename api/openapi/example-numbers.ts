import { checkDigitOf } from '../../domain/identifiers.ts';

/**
 * Numbers for examples. They are nobody's: born or founded on a made-up day, with the first serial number from the end whose
 * check digit exists.
 */
function numbered(firstSeven: string): string {
  for (let serial = 9_999; serial > 0; serial -= 1) {
    const eleven = `${firstSeven}${serial}`.slice(0, 11).padEnd(11, '0');
    const digit = checkDigitOf(eleven);
    if (digit !== undefined) return `${eleven}${digit}`;
  }
  throw new RangeError(`no number begins with ${firstSeven}`);
}

/** `YYMMDD`, then the century and sex. */
export const EXAMPLE_IIN = numbered('9203044');
export const EXAMPLE_OTHER_IIN = numbered('8811053');
/** `YYMM`, a legal entity, its head office. */
export const EXAMPLE_BIN = numbered('1908400');
export const EXAMPLE_RKA = '0201300099999999';
