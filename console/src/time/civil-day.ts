const HOUR_MS = 60 * 60_000;
const OFFSET_MS = 5 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** When a day of Kazakhstan begins (UTC+5, without summer time): today with 0, tomorrow with 1, yesterday with -1. */
export function startOfDay(now: Date, days = 0): Date {
  const today = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS);
  return new Date((today + days) * DAY_MS - OFFSET_MS);
}
