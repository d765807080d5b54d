import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { bindingWords, bindWords } from '../../console/src/i18n/bind-words.ts';
import { languageOr } from '../../console/src/i18n/languages.ts';

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
    ['ru', 'Действует до 24 мая 2027 г..', 'Действует до 24_мая 2027_г.'],
    ['ru', 'Тогда...', 'Тогда...'],
    // A name after a number is no unit.
    ['ru', 'Абая 14 Алматы', 'Абая 14 Алматы'],
    ['en', '3 days left — no. 5', '3 days left — no. 5'],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(seen(bindWords(text, language))).toBe(expected);
  });

  test('a text is bound after everything is filled in, in the language of that moment', async () => {
    const instance = createInstance();
    const binding = bindingWords(() => languageOr(instance.language));
    const resources = Object.fromEntries(
      ['kk', 'en'].map((language) => [language, { common: { left: '{{count}} күн' } }]),
    );
    await instance.use(binding).init({ lng: 'kk', defaultNS: 'common', postProcess: binding.name, resources });
    expect(seen(instance.t('left', { count: 3 }))).toBe('3_күн');
    await instance.changeLanguage('en');
    expect(seen(instance.t('left', { count: 3 }))).toBe('3 күн');
  });

  test('whoever binds twice changes nothing', () => {
    const once = bindWords('№ 5 — 3 күн', 'kk');
    expect(bindWords(once, 'kk')).toBe(once);
  });
});
