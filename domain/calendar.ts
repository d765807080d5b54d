/**
 * Days as the law counts them: calendar days in Asia/Almaty. The whole country has kept UTC+5 since 1 March 2024;
 * cases never reach back before that, so the offset is a constant and needs no time zone data inside a workflow.
 */
const OFFSET_MS = 5 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day `YYYY-MM-DD` in Kazakhstan at an instant (RFC 3339). */
export const dayOf = (instant: string): string => new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10);

/** The last millisecond, as an RFC 3339 instant, of the day that lies `days` calendar days after the day of `instant`. */
export const endOfDayAfter = (instant: string, days: number): string =>
  endOfDay(new Date(Date.parse(`${dayOf(instant)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10));

/** Completed years between two days. Somebody born on 29 February completes a year on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether `day` lies in a period whose last day counts; `null` means without end. */
export const isWithin = (day: string, from: string, until: string | null): boolean =>
  from <= day && (until === null || day <= until);

/**
 * The day that lies `months` months after a day, as terms are counted in law: the same day of the month, or the last day of
 * a month that is shorter.
 */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth))).toISOString().slice(0, 10);
}

/** The first instant of a day in Kazakhstan: a registry that says `since` a day means from then on. */
export const startOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS).toISOString();

/** The last millisecond of a day in Kazakhstan, as an instant. */
export const endOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS + DAY_MS - 1).toISOString();
