import { queryOptions } from '@tanstack/react-query';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { answerOf } from './api-problem.ts';
import { COUNTS } from './case-queries.ts';

const MINUTE_MS = 60_000;

/**
 * How much there is to do, queue by queue. Refreshed by events and not by a clock, though cases become due by waiting: each
 * call counts as activity, and a forgotten desk must not stay signed in.
 */
export const queueCountsQuery = (api: TirkeuClient) =>
  queryOptions({
    queryKey: [COUNTS, 'queues'],
    queryFn: async () => (await answerOf(api.listQueues())).body.data,
  });

/** Colleagues to whom cases can be given, by name. */
export const staffQuery = (api: TirkeuClient) =>
  queryOptions({
    queryKey: ['staff'],
    queryFn: async () => (await answerOf(api.listStaff())).body.data,
    staleTime: 5 * MINUTE_MS,
  });
