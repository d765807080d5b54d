import { expect, test } from 'vitest';
import { newCertificateCode } from '../../activities/certificate-code.ts';
import { readCertificateCode } from '../../domain/certificate-code.ts';

test('every certificate gets a code of its own (R22)', () => {
  const codes = Array.from({ length: 1_000 }, newCertificateCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.map(readCertificateCode)).toEqual(codes);
});
