import type { Language } from './languages.ts';

/** Between thousands, and before fractions. Browsers know neither for Kazakh, which writes as Russian does. */
const MARKS: Readonly<Record<Language, readonly [thousands: string, fraction: string]>> = {
  kk: ['\u00A0', ','],
  ru: ['\u00A0', ','],
  en: [',', '.'],
};

/** `12 345`, `3,5`: as the language writes a number that is no year and no code. */
export function formatFigure(figure: number, language: Language): string {
  const [thousands, fraction] = MARKS[language];
  const [whole = '', part] = String(figure).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  return part === undefined ? grouped : `${grouped}${fraction}${part}`;
}
