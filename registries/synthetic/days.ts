/** Calendar days as numbers since 1970-01-01, so that spans are subtractions. */

const DAY_MS = 86_400_000;

/** Kazakhstan has had one offset, UTC+5, since 1 March 2024, and no summer time. */
const ALMATY_OFFSET_MS = 5 * 3_600_000;

export const dayNumber = (isoDay: string): number => Date.parse(`${isoDay}T00:00:00Z`) / DAY_MS;

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day it is in Kazakhstan at an instant. */
export const dayInAlmaty = (instant: Date): number => Math.floor((instant.getTime() + ALMATY_OFFSET_MS) / DAY_MS);

/** Whether text is a day that exists, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : Number.NaN;
  return !Number.isNaN(day) && isoDay(day) === text;
};
