import { type Span, spanOf } from './span.ts';

/** Of a period, how much is left, and whether that is worth a colour. */
export interface TimeLeft {
  readonly state: 'calm' | 'soon' | 'late';
  /** From 1, everything, to 0, nothing. */
  readonly share: number;
  /** What is left, or by how much it is over. */
  readonly span: Span;
}

/** The last fifth, and the last day in any case: when reminders go out (R15) there is still time to telephone. */
const SOON_SHARE = 0.2;
const SOON_MS = 24 * 60 * 60_000;

export function timeLeftOf(from: Date, until: Date, now: Date): TimeLeft {
  const leftMs = until.getTime() - now.getTime();
  const wholeMs = Math.max(until.getTime() - from.getTime(), 1);
  const share = Math.min(Math.max(leftMs / wholeMs, 0), 1);
  if (leftMs <= 0) return { state: 'late', share: 0, span: spanOf(-leftMs) };
  return { state: share <= SOON_SHARE || leftMs <= SOON_MS ? 'soon' : 'calm', share, span: spanOf(leftMs) };
}
