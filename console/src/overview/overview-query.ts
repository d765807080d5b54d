import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { answerOf } from '../data/api-problem.ts';
import { COUNTS } from '../data/case-queries.ts';
import { type OverviewSearch, USUAL_PERIOD_DAYS } from './overview-search.ts';

/** The figures of a period and an office. Those of another choice stay until the new ones are there. */
export const overviewQuery = (api: TirkeuClient, { days = USUAL_PERIOD_DAYS, office }: OverviewSearch) =>
  queryOptions({
    queryKey: [COUNTS, 'overview', days, office],
    queryFn: async () => (await answerOf(api.getOverview({ query: { days, office } }))).body,
    placeholderData: keepPreviousData,
  });

const HOUR_MS = 60 * 60_000;

/** The words of the law for each ground; they change with a release. */
export const groundsQuery = (api: TirkeuClient) =>
  queryOptions({
    queryKey: ['grounds'],
    queryFn: async () => (await answerOf(api.listGrounds())).body.data,
    staleTime: HOUR_MS,
  });
