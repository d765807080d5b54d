export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words: whoever looks for theirs can read it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

/** Kazakh is the language of the state, and where nobody says otherwise. */
export const languageOr = (text: string | undefined): Language =>
  text !== undefined && isLanguage(text) ? text : 'kk';
