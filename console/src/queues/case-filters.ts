import type { CaseFilters } from '../data/case-queries.ts';
import type { ListSearch } from './list-search.ts';
import { type ListShape, orderOf, type QueueName } from './lists.ts';
import { tidyQuery } from './query-text.ts';
import { dueBound, openedBounds } from './relative-time.ts';

/** What to ask the api for, so that a list shows what its address says. */
export function caseFiltersOf(
  shape: ListShape,
  queue: QueueName | undefined,
  { q, opened, due, sort, ...same }: ListSearch,
  now: Date,
): CaseFilters {
  return {
    ...same,
    queue,
    q: q === undefined ? undefined : tidyQuery(q),
    ...(opened === undefined ? {} : openedBounds(opened, now)),
    ...(due === undefined ? {} : dueBound(due, now)),
    sort: orderOf(shape, sort),
  };
}
