import { dayOf } from '../../domain/calendar.ts';
import type { Language } from './phrases.ts';

/** Times as people in Kazakhstan read them: one zone for the whole country. */

const LOCALES: Readonly<Record<Language, string>> = { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' };
const ALMATY = 'Asia/Almaty';
const DAY_MS = 24 * 60 * 60 * 1000;

/** Time of the day in Almaty, to the millisecond, where something else says that it is Almaty's. */
export const clockTime = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ALMATY, timeStyle: 'medium' }).format(new Date(instant)) +
  instant.slice(19, 23);

const CITY: Readonly<Record<Language, string>> = { kk: 'Алматы', ru: 'Алматы', en: 'Almaty' };

/** `15:00:00.123 (Almaty)` */
export const timeInAlmaty = (instant: string, language: Language): string =>
  `${clockTime(instant)} (${CITY[language]})`;

/** `since 15:00:00.123 (Almaty)` */
export function sinceInWords(instant: string, language: Language): string {
  const time = timeInAlmaty(instant, language);
  return { kk: `${time} уақытынан бері`, ru: `с ${time}`, en: `since ${time}` }[language];
}

/** An instant in words, with the calendar days that are left: `Friday 4 December 2026 at 23:59, in 10 days`. */
export function deadlineInWords(deadlineAt: string, now: string, language: Language): string {
  const locale = LOCALES[language];
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: ALMATY });
  const daysLeft = Math.round((Date.parse(dayOf(deadlineAt)) - Date.parse(dayOf(now))) / DAY_MS);
  const left = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(daysLeft, 'day');
  return `${when.format(new Date(deadlineAt))}, ${left}`;
}

/** The calendar day of an instant in words: `Monday 24 May 2027`. */
export const dayInWords = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone: ALMATY }).format(new Date(instant));
