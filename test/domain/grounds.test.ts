import { describe, expect, it, test } from 'vitest';
import type { Trilingual } from '../../domain/facts.ts';
import { type Ground, GROUNDS, isGround, refusalFor } from '../../domain/grounds.ts';
import { officeOf } from '../../domain/offices.ts';

const grounds: readonly (readonly [string, { readonly rule: string; readonly text: Trilingual }])[] =
  Object.entries(GROUNDS);

describe('R29: a ground', () => {
  test.each(grounds)('%s has a rule, and a text in each of three languages', (_ground, { rule, text }) => {
    expect(rule).toMatch(/^R([1-9]|[12]\d)$/);
    expect(text.kk).toMatch(/^[А-ЯӘҒҚҢӨҰҮҺІ0-9].+\.$/u);
    expect(text.ru).toMatch(/^[А-ЯЁ0-9].+\.$/u);
    expect(text.en).toMatch(/^[A-Z0-9][ -~’]+\.$/u);
    expect(text.kk).not.toBe(text.ru);
  });

  it('has words of its own', () => {
    for (const language of ['kk', 'ru', 'en'] as const) {
      expect(new Set(grounds.map(([, { text }]) => text[language])).size).toBe(grounds.length);
    }
  });

  it('is shown with its rule and its text', () => {
    const ground: Ground = 'registrant-under-14';
    expect(refusalFor(ground)).toEqual({ ground, ...GROUNDS[ground] });
  });
});

describe('what may be a ground', () => {
  test.each(Object.keys(GROUNDS))('%s is one', (ground) => {
    expect(isGround(ground)).toBe(true);
  });

  test.each(['', 'R17', 'toString', '__proto__', 'constructor'])('%o is none', (code) => {
    expect(isGround(code)).toBe(false);
  });
});

describe('an office', () => {
  const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'));
  const known = codes.filter((code) => officeOf(`${code}0000000`) !== undefined);

  it('is there for each of the 20 regions and cities of the country, and has a name of its own', () => {
    expect(new Set(known.map((code) => officeOf(`${code}0000000`))).size).toBe(20);
    expect(known).toHaveLength(20);
  });

  test.each([
    ['710000000', 'astana'],
    ['751110000', 'almaty'],
    ['196220100', 'almaty-region'],
  ])('is found by the region of the code %s: %s', (kato, office) => {
    expect(officeOf(kato)).toBe(office);
  });

  test.each(['', '7', '000000000', 'xx', '__proto__'])('is unknown for %o', (kato) => {
    expect(officeOf(kato)).toBeUndefined();
  });
});
