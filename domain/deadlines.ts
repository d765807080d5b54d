import type { Case } from './case.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** R15: reminders go out at half of the period and one day before its end; each at most once, and never in the wrong order. */
export function reminderTimes(askedAt: string, deadlineAt: string): readonly string[] {
  const start = Date.parse(askedAt);
  const end = Date.parse(deadlineAt);
  const times = [Math.floor((start + end) / 2), end - DAY_MS].filter((time) => time > start);
  return [...new Set(times)].toSorted((a, b) => a - b).map((time) => new Date(time).toISOString());
}

export interface Due {
  readonly kind: 'reminder' | 'deadline';
  readonly at: string;
}

/** What the calendar brings next to a case that waits for consents: the first reminder after `after`, else the deadline. */
export function nextDue(state: Extract<Case, { stage: 'awaiting-consent' }>, after: string): Due {
  const at = reminderTimes(state.askedAt, state.deadlineAt).find((time) => time > after);
  return at === undefined ? { kind: 'deadline', at: state.deadlineAt } : { kind: 'reminder', at };
}
