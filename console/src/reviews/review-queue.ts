import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Case, TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { answerOf } from '../data/api-problem.ts';
import { LIST } from '../data/case-queries.ts';

const PAGE_SIZE = 25;

/** Everything that a caseworker has to decide, the least time left first, page after page. */
export const reviewQueueQuery = (api: TirkeuClient) =>
  infiniteQueryOptions({
    queryKey: [LIST, 'reviews'],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const cursor = pageParam === '' ? undefined : pageParam;
      const query = { queue: 'in-review', sort: 'dueAt', limit: PAGE_SIZE, cursor } as const;
      return (await answerOf(api.listCases({ query }))).body;
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The most urgent of the others. @throws {ApiProblem} where the api says no */
export async function findNextReview(api: TirkeuClient, caseId: string): Promise<Case | undefined> {
  const query = { queue: 'in-review', sort: 'dueAt', limit: 2 } as const;
  const { data } = (await answerOf(api.listCases({ query }))).body;
  return data.find((row) => row.caseId !== caseId);
}
