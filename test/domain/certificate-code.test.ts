import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { CERTIFICATE_CODE_BYTES, certificateCodeFrom, readCertificateCode } from '../../domain/certificate-code.ts';

const codes = fc
  .uint8Array({ minLength: CERTIFICATE_CODE_BYTES, maxLength: CERTIFICATE_CODE_BYTES })
  .map(certificateCodeFrom);
/** Where a code has a symbol and no dash. */
const places = fc.integer({ min: 0, max: CERTIFICATE_CODE_BYTES });
const symbols = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split(''));
const bare = (code: string): string => code.replaceAll('-', '');

describe('a certificate code (R22)', () => {
  it.prop([codes])('has six groups of four unambiguous symbols and reads as itself', (code) => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readCertificateCode(code)).toBe(code);
  });

  it.prop([codes, codes])('is the same for the same random bits only', (one, other) => {
    const data = (code: string) => bare(code).slice(0, CERTIFICATE_CODE_BYTES);
    expect(data(one) === data(other)).toBe(one === other);
  });

  it.prop([codes])('is read however it is typed', (code) => {
    const typings = [
      code.toLowerCase(),
      bare(code),
      code.replaceAll('-', ' '),
      code.replaceAll('-', ' – '),
      `\u00a0${code}\n`,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      code.replaceAll('0', 'O').replaceAll('1', 'I'),
      // On a Russian or Kazakh keyboard.
      code.replaceAll('A', 'А').replaceAll('B', 'в').replaceAll('C', 'с').replaceAll('X', 'х').replaceAll('1', 'і'),
    ];
    expect(typings.map(readCertificateCode)).toEqual(typings.map(() => code));
  });

  it.prop([codes, places, symbols])('tells one wrong symbol from a code', (code, place, symbol) => {
    const symbolsOfCode = bare(code).split('');
    fc.pre(symbolsOfCode[place] !== symbol);
    expect(readCertificateCode(symbolsOfCode.with(place, symbol).join(''))).toBeUndefined();
  });

  it.prop([codes, places, places])('tells two symbols that changed places from a code', (code, one, other) => {
    const symbolsOfCode = bare(code).split('');
    const [first = '', second = ''] = [symbolsOfCode[one], symbolsOfCode[other]];
    fc.pre(first !== second);
    expect(readCertificateCode(symbolsOfCode.with(one, second).with(other, first).join(''))).toBeUndefined();
  });

  it.prop([codes, places])('is nothing with a symbol too few or too many', (code, place) => {
    const symbolsOfCode = bare(code).split('');
    expect(readCertificateCode(symbolsOfCode.toSpliced(place, 1).join(''))).toBeUndefined();
    expect(readCertificateCode(`${code}0`)).toBeUndefined();
  });

  it.prop([fc.string({ unit: 'binary' })])('is hardly ever what somebody makes up', (text) => {
    expect(readCertificateCode(text)).toBeUndefined();
  });

  test('is nothing that is spun out', () => {
    const code = certificateCodeFrom(new Uint8Array(CERTIFICATE_CODE_BYTES));
    expect(readCertificateCode(`${code}${' '.repeat(1000)}`)).toBeUndefined();
  });

  test('is not made of fewer random bytes', () => {
    expect(() => certificateCodeFrom(new Uint8Array(CERTIFICATE_CODE_BYTES - 1))).toThrow(RangeError);
  });
});
