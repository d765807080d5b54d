import type { PostProcessorModule } from 'i18next';
import type { Language } from './languages.ts';

const NO_BREAK = '\u00A0';

/**
 * Kazakh and Russian keep together what is read as one: a number and what it counts, № and its number, a word and the dash
 * after it. Done here for every text, because nobody sees in an editor whether a space is one that breaks. And where a date
 * that ends in «г.» ends a sentence, one full stop is enough.
 */
export const bindWords = (text: string, language: Language): string =>
  language === 'en'
    ? text
    : text
        .replaceAll(/(?<=№) (?=\S)/g, NO_BREAK)
        .replaceAll(/ (?=—)/g, NO_BREAK)
        .replaceAll(/(?<=\d) (?=[\p{Ll}%])/gu, NO_BREAK)
        .replaceAll(/(?<=\p{L})\.\.(?!\.)/gu, '.');

/** The same as i18next asks for it, in the language that is read at that moment. */
export const bindingWords = (language: () => Language): PostProcessorModule => ({
  type: 'postProcessor',
  name: 'bind-words',
  process: (text) => bindWords(text, language()),
});
