import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addMonths, ageOn, dayOf, endOfDay, endOfDayAfter, isWithin, startOfDay } from '../../domain/calendar.ts';
import { DAY_MS, later } from './sample-events.ts';

const instants = fc
  .date({ min: new Date('2024-03-02'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** The runtime's own time zone data, which the rules do without. */
const almaty = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Almaty', dateStyle: 'short' });

describe('a day', () => {
  test.each([
    ['the last millisecond of a day', '2026-03-10T18:59:59.999Z', '2026-03-10'],
    ['the first of the next', '2026-03-10T19:00:00.000Z', '2026-03-11'],
    ['the turn of the year', '2026-12-31T19:00:00.000Z', '2027-01-01'],
    ['29 February', '2028-02-28T19:00:00.000Z', '2028-02-29'],
    ['an instant written with another offset', '2026-03-11T00:30:00+05:00', '2026-03-11'],
  ])('begins at midnight in Asia/Almaty: %s', (_says, instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it('is the one that the time zone data of the runtime gives, since the country has one offset', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayOf(instant)).toBe(almaty.format(new Date(instant)));
      }),
    );
  });
});

describe('the end of a day', () => {
  it('R15: is its last millisecond, so many calendar days ahead', () => {
    fc.assert(
      fc.property(instants, fc.nat(400), (instant, days) => {
        const end = endOfDayAfter(instant, days);
        expect(dayOf(end)).toBe(dayOf(later(instant, days * DAY_MS)));
        expect(dayOf(later(end, 1))).not.toBe(dayOf(end));
      }),
    );
  });

  it('is the same for everything that happens on a day', () => {
    expect(endOfDayAfter('2026-03-09T19:00:00.000Z', 10)).toBe(endOfDayAfter('2026-03-10T18:59:59.999Z', 10));
  });
});

describe('the beginning of a day', () => {
  it('is its first instant in Kazakhstan', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const start = startOfDay(dayOf(instant));
        expect(dayOf(start)).toBe(dayOf(instant));
        expect(dayOf(later(start, -1))).not.toBe(dayOf(instant));
      }),
    );
  });
});

describe('an age', () => {
  test.each([
    ['on the day before the birthday', '2012-03-11', '2026-03-10', 13],
    ['on the birthday itself', '2012-03-10', '2026-03-10', 14],
    ['on the day after', '2012-03-09', '2026-03-10', 14],
    ['at the end of the year before', '2012-01-01', '2025-12-31', 13],
    ['on the day of birth', '2026-03-10', '2026-03-10', 0],
    ['born on 29 February, on that day', '2012-02-29', '2028-02-29', 16],
    ['born on 29 February, on 28 February of another year', '2012-02-29', '2026-02-28', 13],
    ['born on 29 February, on 1 March of another year', '2012-02-29', '2026-03-01', 14],
    ['across two turns of a century', '1899-12-31', '2026-03-10', 126],
  ])('%s', (_says, birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age);
  });

  it('grows by one a year, always on the same day', () => {
    fc.assert(
      fc.property(instants, fc.nat(100), (instant, years) => {
        const born = dayOf(instant);
        const birthday = `${Number(born.slice(0, 4)) + years}${born.slice(4)}`;
        expect(ageOn(born, birthday)).toBe(years);
      }),
    );
  });
});

describe('a period', () => {
  const [from, until] = ['2026-03-01', '2026-03-10'];
  test.each([
    ['before it', '2026-02-28', until, false],
    ['its first day', from, until, true],
    ['its last day', until, until, true],
    ['the day after', '2026-03-11', until, false],
    ['any day, where it has no end', '2099-01-01', null, true],
    ['before it, where it has no end', '2026-02-28', null, false],
  ])('holds %s: %s until %s is %s', (_says, day, end, within) => {
    expect(isWithin(day, from, end)).toBe(within);
  });
});

describe('the last millisecond of a day', () => {
  test.each([
    ['2026-03-10', '2026-03-10T18:59:59.999Z'],
    ['2026-12-31', '2026-12-31T18:59:59.999Z'],
    ['2028-02-29', '2028-02-29T18:59:59.999Z'],
  ])('of %s in Asia/Almaty is %s', (day, instant) => {
    expect(endOfDay(day)).toBe(instant);
    expect([dayOf(instant), dayOf(later(instant, 1))]).toEqual([day, dayOf(endOfDayAfter(instant, 1))]);
  });
});

describe('R20: a term of months', () => {
  test.each([
    ['in the middle of a month', '2026-03-10', 1, '2026-04-10'],
    ['to a shorter month', '2026-01-31', 1, '2026-02-28'],
    ['to the February of a leap year', '2028-01-31', 1, '2028-02-29'],
    ['to the February of a year that ends a century', '2100-01-31', 1, '2100-02-28'],
    ['from the last day of a short month', '2026-02-28', 1, '2026-03-28'],
    ['from 29 February', '2028-02-29', 12, '2029-02-28'],
    ['from 31 March to June', '2026-03-31', 3, '2026-06-30'],
    ['over a short month', '2026-01-31', 2, '2026-03-31'],
    ['over the end of the year', '2026-11-30', 3, '2027-02-28'],
    ['to the end of the year', '2026-11-30', 1, '2026-12-30'],
    ['of December', '2026-12-31', 1, '2027-01-31'],
    ['of a whole year', '2026-03-10', 12, '2027-03-10'],
    ['of no length', '2026-03-10', 0, '2026-03-10'],
  ])('%s: %s and %i months is %s', (_says, day, months, end) => {
    expect(addMonths(day, months)).toBe(end);
  });

  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const nextDay = (day: string): string => dayOf(later(endOfDay(day), 1));

  it('ends in the month that lies so many months ahead, on the same day of it or on its last', () => {
    fc.assert(
      fc.property(instants, fc.nat(12), (instant, months) => {
        const day = dayOf(instant);
        const end = addMonths(day, months);
        expect(monthOf(end) - monthOf(day)).toBe(months);
        const isLastOfMonth = monthOf(nextDay(end)) > monthOf(end);
        expect(end.slice(8) === day.slice(8) || (isLastOfMonth && end.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });
});
