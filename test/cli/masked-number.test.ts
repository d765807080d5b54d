import { expect, test } from 'vitest';
import { maskNumber } from '../../api/access/redact.ts';
import { looksLike } from '../../cli/masked-number.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';

const [one, other] = DEMO_USERS.map(({ iin }) => iin);
if (one === undefined || other === undefined) throw new Error('there are several demo users');

test('a masked number looks like the whole one and like itself, whichever comes first', () => {
  expect(looksLike(one, one)).toBe(true);
  expect(looksLike(maskNumber(one), one)).toBe(true);
  expect(looksLike(one, maskNumber(one))).toBe(true);
  expect(looksLike(maskNumber(one), maskNumber(one))).toBe(true);
});

test('another person’s number does not; whole numbers are compared as a whole', () => {
  expect(looksLike(maskNumber(one), other)).toBe(false);
  expect(looksLike(`000000${one.slice(6)}`, one)).toBe(false);
});
