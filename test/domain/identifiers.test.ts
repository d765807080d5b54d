import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { birthDateOf, checkDigitOf, isBin, isIin, isRka } from '../../domain/identifiers.ts';
import { binOf, centuryDigitOf, checkDigitFor, iinOf, numberWith, remainderFrom, rkaOf } from './sample-numbers.ts';

const birthDates = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const sexes = fc.constantFrom('male', 'female');
const serials = fc.nat(900);
const iins = fc.tuple(serials, birthDates, sexes).map((about) => iinOf(...about));
const bins = fc.nat(9_000).map(binOf);
const eleven = fc.stringMatching(/^\d{11}$/);

const DIGITS = Array.from('0123456789');

const withDigit = (number: string, index: number, digit: string): string =>
  `${number.slice(0, index)}${digit}${number.slice(index + 1)}`;

/** Every number that differs in this one digit. */
const misreadAt = (number: string, index: number): readonly string[] =>
  DIGITS.filter((digit) => digit !== number[index]).map((digit) => withDigit(number, index, digit));

/** Every number in which two different neighbours changed places. */
const swapped = (number: string): readonly string[] =>
  Array.from(number, (digit, index) => {
    const next = number[index + 1];
    return next === undefined || next === digit ? [] : [withDigit(withDigit(number, index, next), index + 1, digit)];
  }).flat();

describe('the check digit', () => {
  it('is the one that an independent calculation gives', () => {
    fc.assert(
      fc.property(eleven, (digits) => {
        const expected = checkDigitFor(digits);
        expect(checkDigitOf(digits)).toBe(expected === 10 ? undefined : expected);
      }),
    );
  });

  it('is found by the second weights where the first leave 10, and exists for no number where both do', () => {
    const prefix = `900517${centuryDigitOf('1990-05-17', 'male')}`;
    const numbers = Array.from({ length: 1_000 }, (_, serial) => `${prefix}${String(serial).padStart(4, '0')}`);
    const passed = numbers.filter((digits) => remainderFrom(1, digits) === 10);
    const rescued = passed.filter((digits) => remainderFrom(3, digits) < 10);
    const lost = passed.filter((digits) => remainderFrom(3, digits) === 10);
    expect(Math.min(rescued.length, lost.length)).toBeGreaterThan(0);
    expect(rescued.map(checkDigitOf)).toEqual(rescued.map((digits) => remainderFrom(3, digits)));
    expect(new Set(lost.map(checkDigitOf))).toEqual(new Set([undefined]));
    expect(lost.flatMap((digits) => DIGITS.filter((last) => isIin(digits + last)))).toEqual([]);
  });

  /** The first weights are all different and never 0 modulo 11, except the last, so where they decide no slip passes. */
  const decidedByFirst = (number: string): boolean => remainderFrom(1, number.slice(0, 11)) < 10;

  const isNumber = (text: string): boolean => isIin(text) || isBin(text);
  const numbers = fc.oneof(iins, bins).filter(decidedByFirst);

  it('betrays each changed digit but the eleventh, where the first weights decide both', () => {
    fc.assert(
      fc.property(numbers, fc.nat(9), (number, index) => {
        const wrong = misreadAt(number, index).filter(decidedByFirst);
        expect(wrong.filter(isNumber)).toEqual([]);
      }),
    );
  });

  it('betrays neighbours that changed places, where the first weights decide both', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const wrong = swapped(number.slice(0, 11)).map((digits) => digits + number.slice(11));
        expect(wrong.filter(decidedByFirst).filter(isNumber)).toEqual([]);
      }),
    );
  });

  it('betrays each wrong check digit', () => {
    fc.assert(
      fc.property(fc.oneof(iins, bins), (number) => {
        expect(misreadAt(number, 11).filter(isNumber)).toEqual([]);
      }),
    );
  });
});

describe('an IIN', () => {
  it('holds the birth date, in each of three centuries and for both sexes', () => {
    fc.assert(
      fc.property(serials, birthDates, sexes, (serial, birthDate, sex) => {
        const iin = iinOf(serial, birthDate, sex);
        expect([isIin(iin), isBin(iin), birthDateOf(iin)]).toEqual([true, false, birthDate]);
      }),
    );
  });

  test.each([
    ['29 February of a leap year', '2000-02-29', true],
    ['29 February of 1900, which was none', '1900-02-29', false],
    ['29 February of any other year', '2001-02-29', false],
    ['30 February', '2000-02-30', false],
    ['31 April', '1990-04-31', false],
    ['the 32nd', '1990-01-32', false],
    ['the day 0', '1990-01-00', false],
    ['the month 0', '1990-00-10', false],
    ['the month 13', '1990-13-10', false],
  ])('with %s as birth date is one: %s %s', (_says, birthDate, real) => {
    const iin = iinOf(1, birthDate);
    expect([isIin(iin), birthDateOf(iin)]).toEqual([real, real ? birthDate : undefined]);
  });

  test.each(['0', '7', '8', '9'])('with the century digit %s is none', (century) => {
    const number = numberWith(`900517${century}`, 10);
    expect([isIin(number), birthDateOf(number)]).toEqual([false, undefined]);
  });
});

describe('a BIN', () => {
  it('is told from an IIN by its fifth digit', () => {
    fc.assert(
      fc.property(bins, (bin) => {
        expect([isBin(bin), isIin(bin)]).toEqual([true, false]);
      }),
    );
  });

  test.each([
    ['a head office of 2020', '200140', true],
    ['a branch of December', '201251', true],
    ['a representation', '200162', true],
    ['a farm', '000143', true],
    ['the month 00', '200040', false],
    ['the month 13', '201340', false],
    ['the fifth digit of a person', '200130', false],
    ['the fifth digit 7', '200170', false],
    ['the sixth digit 4', '200144', false],
  ])('of %s is one: %s %s', (_says, prefix, valid) => {
    expect(isBin(numberWith(prefix, 10))).toBe(valid);
  });
});

describe('an RKA', () => {
  test.each([
    ['16 digits', rkaOf(1), true],
    ['15 digits', rkaOf(1).slice(1), false],
    ['17 digits', `${rkaOf(1)}0`, false],
    ['a letter among them', `${rkaOf(1).slice(1)}x`, false],
    ['a line break after them', `${rkaOf(1)}\n`, false],
  ])('of %s is one: %s %s', (_says, text, valid) => {
    expect(isRka(text)).toBe(valid);
  });
});

describe('hostile text', () => {
  test.each([
    ['nothing', ''],
    ['a line break at the end', `${iinOf(1)}\n`],
    ['a blank before it', ` ${iinOf(1)}`],
    ['digits of another script', Array.from(iinOf(1), (digit) => String.fromCodePoint(0x660 + Number(digit))).join('')],
    ['one digit too many', `${iinOf(1)}0`],
    ['one digit too few', iinOf(1).slice(0, -1)],
    ['a number with a sign', `-${iinOf(1).slice(1)}`],
  ])('with %s is no number', (_says, text) => {
    expect([isIin(text), isBin(text), isRka(text)]).toEqual([false, false, false]);
  });

  it('is never taken for one, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d+$/.test(text));
        expect([isIin(text), isBin(text), isRka(text)]).toEqual([false, false, false]);
        birthDateOf(text);
      }),
    );
  });
});
