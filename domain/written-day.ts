import type { Language } from './facts.ts';

/** Months as they stand after a day. Own tables: browsers and servers disagree about Kazakh, and about versions of themselves. */
const MONTHS: Readonly<Record<Language, string>> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  en: 'January February March April May June July August September October November December',
};

/** A day `YYYY-MM-DD` as documents write it, e.g. `2026 жылғы 24 қараша`, `24 ноября 2026 года`, `24 November 2026`. */
export function writtenDay(day: string, language: Language): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const named = `${Number(dayOfMonth)} ${MONTHS[language].split(' ')[Number(month) - 1] ?? month}`;
  switch (language) {
    case 'kk':
      return `${year} жылғы ${named}`;
    case 'ru':
      return `${named} ${year} года`;
    case 'en':
      return `${named} ${year}`;
  }
}
