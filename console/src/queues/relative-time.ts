import { startOfDay } from '../time/civil-day.ts';

/** When a case was opened, seen from today: a list that is saved means the same tomorrow. */
export const OPENED = ['today', '7d', '30d', 'before-7d', 'before-30d'] as const;
export type Opened = (typeof OPENED)[number];

/** By when somebody has to act; what is overdue is among it. */
export const DUE = ['today', '3d', '7d'] as const;
export type Due = (typeof DUE)[number];

const WEEK = 7;
const MONTH = 30;

interface OpenedBounds {
  readonly openedAfter?: string;
  readonly openedBefore?: string;
}

/** In the api's words. Whole days of Kazakhstan, so that the pages of a list ask for the same all day long. */
export function openedBounds(opened: Opened, now: Date): OpenedBounds {
  const day = (days: number): string => startOfDay(now, days).toISOString();
  switch (opened) {
    case 'today':
      return { openedAfter: day(0) };
    case '7d':
      return { openedAfter: day(-WEEK) };
    case '30d':
      return { openedAfter: day(-MONTH) };
    case 'before-7d':
      return { openedBefore: day(-WEEK) };
    case 'before-30d':
      return { openedBefore: day(-MONTH) };
  }
}

const DAYS_TO_COME: Readonly<Record<Due, number>> = { today: 0, '3d': 3, '7d': WEEK };

/** The end of that day. */
export const dueBound = (due: Due, now: Date): { readonly dueBefore: string } => ({
  dueBefore: startOfDay(now, DAYS_TO_COME[due] + 1).toISOString(),
});
