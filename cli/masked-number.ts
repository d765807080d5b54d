const VISIBLE_DIGITS = 4;

const isMasked = (number: string): boolean => number.startsWith('•');

/**
 * Whether two numbers can be the same person's: integrators see no more of an IIN or a BIN than its last four digits. Good
 * for telling, not for deciding: two people may share those.
 */
export const looksLike = (one: string, other: string): boolean =>
  one === other || ((isMasked(one) || isMasked(other)) && one.slice(-VISIBLE_DIGITS) === other.slice(-VISIBLE_DIGITS));
