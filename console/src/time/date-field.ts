const OFFSET_MS = 5 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const LENGTH = 'YYYY-MM-DD'.length;

/** The day that it is in Kazakhstan (UTC+5) some days later, as date fields and the api write it: `2026-11-24`. */
export const dateFieldAfter = (instant: Date, days: number): string =>
  new Date(instant.getTime() + OFFSET_MS + days * DAY_MS).toISOString().slice(0, LENGTH);
