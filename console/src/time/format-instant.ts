import { bindWords } from '../i18n/bind-words.ts';
import type { Language } from '../i18n/languages.ts';

/**
 * Days and hours as they are in Kazakhstan: UTC+5 everywhere since 1 March 2024. Computed here, because browsers know
 * neither that (with older time zone data) nor how Kazakh writes a date.
 */
const OFFSET_MS = 5 * 60 * 60_000;

/** As they stand in a date, after the number of the day. */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

interface CivilTime {
  readonly year: number;
  readonly month: string;
  readonly day: number;
  /** `09:05` */
  readonly clock: string;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

function civilTimeOf(instant: Date, language: Language): CivilTime {
  const shifted = new Date(instant.getTime() + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: MONTHS[language][shifted.getUTCMonth()] ?? '',
    day: shifted.getUTCDate(),
    clock: `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`,
  };
}

/** `24 қараша`, `24 ноября`, `24 November`; with the year where it isn't this one. */
export function formatDay(instant: Date, language: Language, now: Date): string {
  const { year, month, day } = civilTimeOf(instant, language);
  if (year === civilTimeOf(now, language).year) return bindWords(`${day} ${month}`, language);
  return formatFullDay(instant, language);
}

/** `2026 жылғы 24 қараша`, `24 ноября 2026 г.`, `24 November 2026` */
export function formatFullDay(instant: Date, language: Language): string {
  const { year, month, day } = civilTimeOf(instant, language);
  switch (language) {
    case 'kk':
      return bindWords(`${year} жылғы ${day} ${month}`, language);
    case 'ru':
      return bindWords(`${day} ${month} ${year} г.`, language);
    case 'en':
      return `${day} ${month} ${year}`;
  }
}

/** `15:30`, by Kazakhstan's clock. */
export const formatClock = (instant: Date, language: Language): string => civilTimeOf(instant, language).clock;
