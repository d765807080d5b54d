import { describe, expect, test } from 'vitest';
import { bindWords } from '../../console/src/i18n/bind-words.ts';

/** Spaces that don't break, made visible. */
const seen = (text: string): string => text.replaceAll('\u00A0', '_');

describe('what is read as one stays on one line', () => {
  test.each([
    ['kk', '3 күн қалды', '3_күн қалды'],
    ['ru', 'Осталось: 3 дня', 'Осталось: 3_дня'],
    ['ru', 'Документ № 0123, проверка: Ким', 'Документ №_0123, проверка: Ким'],
    ['kk', '2026 жылғы 24 қараша, 15:30', '2026_жылғы 24_қараша, 15:30'],
    ['ru', 'Молчание — не согласие', 'Молчание_— не согласие'],
    ['kk', '54.5 м², 12 %', '54.5_м², 12_%'],
    // A name after a number is no unit.
    ['ru', 'Абая 14 Алматы', 'Абая 14 Алматы'],
    ['en', '3 days left — no. 5', '3 days left — no. 5'],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(seen(bindWords(text, language))).toBe(expected);
  });

  test('whoever binds twice changes nothing', () => {
    const once = bindWords('№ 5 — 3 күн', 'kk');
    expect(bindWords(once, 'kk')).toBe(once);
  });
});
