import { useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { staffQuery } from './desk-queries.ts';

/** What a colleague is called; their account's name where the directory doesn't know them (any more). */
export function useStaffName(): (id: string) => string {
  const { data } = useQuery(staffQuery(useApi()));
  return (id) => data?.find((colleague) => colleague.id === id)?.name ?? id;
}
