import { queryOptions } from '@tanstack/react-query';
import type {
  ActionList,
  CaseList,
  EventList,
  EvidenceList,
  TirkeuClient,
} from '../../../client/create-tirkeu-client.ts';
import { answerOf } from '../data/api-problem.ts';
import { CASE } from '../data/case-queries.ts';

export type CaseEvent = EventList['data'][number];
export type Possibility = ActionList['data'][number];
export type Evidence = EvidenceList['data'][number];
export type CaseRow = CaseList['data'][number];

/** The audit trail, oldest first. With the rest of the case it is refreshed whenever something becomes of it. */
export const eventsQuery = (api: TirkeuClient, caseId: string) =>
  queryOptions({
    queryKey: [CASE, caseId, 'events'],
    queryFn: async () => (await answerOf(api.listCaseEvents({ caseId }))).body.data,
  });

/** What proves the answers; not every role may ask. */
export const evidenceQuery = (api: TirkeuClient, caseId: string) =>
  queryOptions({
    queryKey: [CASE, caseId, 'evidence'],
    queryFn: async () => (await answerOf(api.listEvidence({ caseId }))).body.data,
  });

/** What whoever is signed in may do with it now, and why not. */
export const actionsQuery = (api: TirkeuClient, caseId: string) =>
  queryOptions({
    queryKey: [CASE, caseId, 'actions'],
    queryFn: async () => (await answerOf(api.listActions({ caseId }))).body.data,
  });

const RELATED = 6;

/** Cases that a number finds, newest first, this one left out. Not live: nothing here may move because of another case. */
export const relatedQuery = (api: TirkeuClient, caseId: string, number: string) =>
  queryOptions({
    queryKey: ['related', caseId, number],
    queryFn: async (): Promise<readonly CaseRow[]> => {
      const query = { q: number, sort: '-openedAt', limit: RELATED } as const;
      const { data } = (await answerOf(api.listCases({ query }))).body;
      return data.filter((row) => row.caseId !== caseId);
    },
  });
