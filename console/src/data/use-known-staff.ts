import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from './api-context.tsx';
import { staffQuery } from './desk-queries.ts';

/** Colleagues who sign in for the first time today aren't in a directory that was read this morning: it is read again for them. */
export function useKnownStaff(ids: readonly (string | null)[]): void {
  const { data, refetch } = useQuery(staffQuery(useApi()));
  const unknown = ids.filter((id) => id !== null && data?.some((colleague) => colleague.id === id) === false);
  const who = [...new Set(unknown)].join(' ');
  useEffect(() => {
    // Once for the same people: whoever has left stays unknown.
    if (who !== '') void refetch();
  }, [who, refetch]);
}
