import { queryOptions } from '@tanstack/react-query';
import type { Case, CaseBeingOpened, TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { answerOf } from './api-problem.ts';

export type CaseFilters = NonNullable<NonNullable<Parameters<TirkeuClient['listCases']>[0]>['query']>;

/**
 * Live updates go by the first word of a key: what begins with `list` may grow and reorder, so it waits while somebody
 * points at it; what begins with `case` and an id is only that case's, and is refreshed in place.
 */
export const LIST = 'list';
/** Figures, which stand where they stand: refreshed even while somebody points at a list. */
export const COUNTS = 'counts';
export const CASE = 'case';

const PAGE_SIZE = 25;

/** A page of a list; the cursor says where it begins. */
export const casePageQuery = (api: TirkeuClient, filters: CaseFilters) =>
  queryOptions({
    queryKey: [LIST, 'cases', filters],
    queryFn: async () => (await answerOf(api.listCases({ query: { limit: PAGE_SIZE, ...filters } }))).body,
  });

export const isBeingOpened = (found: Case | CaseBeingOpened): found is CaseBeingOpened => !('revision' in found);

/** One case. It may be so young that only its number is known. */
export const caseQuery = (api: TirkeuClient, caseId: string) =>
  queryOptions({
    queryKey: [CASE, caseId],
    queryFn: async () => {
      const answer = await answerOf(api.getCase({ caseId }));
      if (answer.status === 304) throw new Error('nobody asked for what is new only');
      return answer.body;
    },
  });
