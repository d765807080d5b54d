import { useQuery } from '@tanstack/react-query';
import { useApi } from '../data/api-context.tsx';
import { type ListSearch, savedQueryOf } from './list-search.ts';
import type { QueueName } from './lists.ts';
import { listAsking } from './saved-lists.ts';
import { savedListsQuery } from './use-saved-lists.ts';

/** The name under which somebody saved the list on the screen. */
export function useSavedName(search: ListSearch, queue: QueueName | undefined): string | undefined {
  const { data } = useQuery(savedListsQuery(useApi()));
  return listAsking(data?.lists ?? [], savedQueryOf(search, queue))?.name;
}
