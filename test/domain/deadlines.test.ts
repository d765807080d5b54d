import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { nextDue, reminderTimes } from '../../domain/deadlines.ts';
import { NOW } from './sample-facts.ts';
import { caseIn } from './sample-case.ts';
import { DAY_MS, HOUR_MS, later } from './sample-events.ts';

describe('R15: reminders', () => {
  test.each([
    ['ten days', 10 * DAY_MS, [5 * DAY_MS, 9 * DAY_MS]],
    ['three days', 3 * DAY_MS, [1.5 * DAY_MS, 2 * DAY_MS]],
    ['two days, where both fall together', 2 * DAY_MS, [DAY_MS]],
    ['a day and a half, where the last comes first', 1.5 * DAY_MS, [0.5 * DAY_MS, 0.75 * DAY_MS]],
    ['one day', DAY_MS, [0.5 * DAY_MS]],
    ['an hour', HOUR_MS, [0.5 * HOUR_MS]],
    ['no time at all', 0, []],
    ['a period that is over', -DAY_MS, []],
  ])('within %s go out at half of it and a day before its end', (_says, period, offsets) => {
    expect(reminderTimes(NOW, later(NOW, period))).toEqual(offsets.map((offset) => later(NOW, offset)));
  });

  it('come in order, never twice, and between request and deadline', () => {
    const starts = fc.integer({ min: 0, max: 4 * DAY_MS }).map((ms) => later(NOW, ms));
    const deadlines = fc.tuple(starts, fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(deadlines, ([start, days]) => {
        const end = endOfDayAfter(start, days);
        const times = reminderTimes(start, end);
        expect(times).toEqual([...new Set(times)].toSorted());
        for (const time of times) expect(time > start && time < end).toBe(true);
      }),
    );
  });

  it('come once where half of the period and a day before its end differ by less than a millisecond', () => {
    expect(reminderTimes(NOW, later(NOW, 2 * DAY_MS - 1))).toHaveLength(1);
  });
});

describe('R15: what is due next', () => {
  const state = caseIn('awaiting-consent');
  const [half, last] = reminderTimes(state.askedAt, state.deadlineAt);
  if (half === undefined || last === undefined) throw new Error('the ordinary period has two reminders');

  test.each([
    ['the first reminder', state.askedAt, { kind: 'reminder', at: half }],
    ['the first reminder until it is due', later(half, -1), { kind: 'reminder', at: half }],
    ['the second once the first was due', half, { kind: 'reminder', at: last }],
    ['the deadline once both were due', last, { kind: 'deadline', at: state.deadlineAt }],
    ['the deadline also when it has passed', later(state.deadlineAt, 1), { kind: 'deadline', at: state.deadlineAt }],
  ] as const)('is %s', (_says, after, due) => {
    expect(nextDue(state, after)).toEqual(due);
  });
});
