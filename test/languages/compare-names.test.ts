import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { NAMED_OFFICES } from '../../domain/office-names.ts';
import { compareNames } from '../../console/src/i18n/compare-names.ts';
import { placeNames } from './every-text.ts';

describe('names in order', () => {
  test('Kazakh letters stand in their places', () => {
    const letters = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'.split('');
    expect(letters.toReversed().toSorted(compareNames)).toEqual(letters);
  });

  test.each([
    ['Әбілқасымов', 'Баймұратов'],
    ['Қалиев', 'Лебедев'],
    ['Іңкәр', 'Эльмира'],
    ['Ким', 'Кимов'],
    ['Ли Анна', 'Лиана'],
    ['Abai Region', 'Akmola Region'],
  ])('%s comes before %s', (one, other) => {
    expect([other, one].toSorted(compareNames)).toEqual([one, other]);
  });

  // The server, whose tables are complete, sorts the same names for other lists.
  test.each(['kk', 'ru', 'en'] as const)('offices in %s are in the order of the server’s own tables', (language) => {
    const names = placeNames(language);
    expect(names.length).toBe(NAMED_OFFICES.length);
    expect(names.toSorted(compareNames)).toEqual(names.toSorted(new Intl.Collator(language).compare));
  });

  it.prop([fc.string(), fc.string(), fc.string()])('is an order', (a, b, c) => {
    expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
    if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
  });
});
