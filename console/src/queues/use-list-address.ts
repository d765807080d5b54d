import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import type { ListSearch } from './list-search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** How many pages of a list lie before this one, and behind it in the browser's history. */
    readonly pagesBefore?: number;
  }
}

/** The address of a list, as what its screen does to it. */
export interface ListAddress {
  readonly change: (search: ListSearch) => void;
  readonly next: (cursor: string) => void;
  /** To the page that was left, as it was left; where none was, to the first. */
  readonly back: () => void;
  readonly knowsBefore: boolean;
}

export function useListAddress(search: ListSearch): ListAddress {
  const navigate = useNavigate();
  const router = useRouter();
  const pagesBefore = useLocation({ select: ({ state }) => state.pagesBefore ?? 0 });
  const knowsBefore = search.cursor !== undefined && pagesBefore > 0;
  return {
    change: (changed) => void navigate({ to: '.', search: { ...changed }, resetScroll: false }),
    next: (cursor) =>
      void navigate({ to: '.', search: { ...search, cursor }, state: { pagesBefore: pagesBefore + 1 } }),
    back: () =>
      knowsBefore
        ? router.history.back()
        : void navigate({ to: '.', search: { ...search, cursor: undefined }, state: { pagesBefore: 0 } }),
    knowsBefore,
  };
}
