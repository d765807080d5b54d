import { dayOf, startOfDay } from '../../domain/calendar.ts';
import type { CaseFilter, CaseOrder } from '../../store/reader.ts';

/** What staff work through, each a saved query; in the order in which they are shown. */
export const QUEUES = [
  'mine',
  'awaiting-consent',
  'due-soon',
  'overdue',
  'in-review',
  'stuck',
  'registered-today',
] as const;
export type Queue = (typeof QUEUES)[number];

/** Nobody needs to know how far beyond this a queue goes. */
export const COUNTED_TO = 1000;

const SOON_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * What is in a queue now.
 *
 * @param reader who looks, as cases name their assignee
 * @param now RFC 3339
 */
export function filterOfQueue(queue: Queue, reader: string, now: string): CaseFilter {
  switch (queue) {
    case 'mine':
      return { assignee: reader, open: true };
    case 'awaiting-consent':
      return { stage: 'awaiting-consent' };
    case 'due-soon':
      return { dueAfter: new Date(now), dueBefore: new Date(Date.parse(now) + SOON_MS) };
    case 'overdue':
      return { dueBefore: new Date(now) };
    case 'in-review':
      return { stage: 'in-review' };
    case 'stuck':
      return { stuck: true };
    case 'registered-today':
      return { outcome: 'registered', outcomeAfter: new Date(startOfDay(dayOf(now))) };
  }
}

/** What its first rows should be. */
export function usualOrderOf(queue: Queue): CaseOrder {
  switch (queue) {
    case 'awaiting-consent':
    case 'due-soon':
    case 'overdue':
    case 'in-review':
      return 'dueAt';
    case 'registered-today':
      return '-outcomeAt';
    case 'mine':
    case 'stuck':
      return '-updatedAt';
  }
}
