import { describe, expect, test } from 'vitest';
import { formatClock, formatDay, formatFullDay } from '../../console/src/time/format-instant.ts';
import { spanOf } from '../../console/src/time/span.ts';
import { timeLeftOf } from '../../console/src/time/time-left.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOW = new Date('2026-11-24T12:00:00Z');
const after = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('dates', () => {
  test.each([
    ['kk', '24\u00A0қараша', '2025\u00A0жылғы 31\u00A0желтоқсан'],
    ['ru', '24\u00A0ноября', '31\u00A0декабря 2025\u00A0г.'],
    ['en', '24 November', '31 December 2025'],
  ] as const)('are written as %s writes them, with the year where it is another', (language, thisYear, lastYear) => {
    expect(formatDay(NOW, language, NOW)).toBe(thisYear);
    expect(formatDay(new Date('2025-12-31T10:00:00Z'), language, NOW)).toBe(lastYear);
  });

  test('go by Kazakhstan’s clock: the new year begins there five hours before it does in UTC', () => {
    const midnight = new Date('2026-12-31T19:00:00Z');
    expect(formatFullDay(midnight, 'en')).toBe('1 January 2027');
    expect(formatClock(midnight, 'en')).toBe('00:00');
  });
});

describe('spans', () => {
  test.each([
    [0, 'minutes', 0],
    [HOUR_MS - 1, 'minutes', 59],
    [HOUR_MS, 'hours', 1],
    [DAY_MS - 1, 'hours', 23],
    [DAY_MS, 'days', 1],
    [10 * DAY_MS - 1, 'days', 9],
    [-1, 'minutes', 0],
  ] as const)('%i ms are %s: %i, never more than there is', (ms, unit, count) => {
    expect(spanOf(ms)).toEqual({ unit, count });
  });
});

describe('time left', () => {
  test('is calm while there is plenty', () => {
    expect(timeLeftOf(after(-DAY_MS), after(9 * DAY_MS), NOW)).toMatchObject({ state: 'calm', share: 0.9 });
  });

  test.each([
    ['in its last fifth', 10 * DAY_MS, 2 * DAY_MS],
    ['on its last day, however short it was', 2 * DAY_MS, DAY_MS],
  ])('wants to be seen %s', (_, whole, left) => {
    expect(timeLeftOf(after(left - whole), after(left), NOW).state).toBe('soon');
  });

  test('says by how much it is over', () => {
    expect(timeLeftOf(after(-10 * DAY_MS), after(-2 * HOUR_MS), NOW)).toEqual({
      state: 'late',
      share: 0,
      span: { unit: 'hours', count: 2 },
    });
  });
});
