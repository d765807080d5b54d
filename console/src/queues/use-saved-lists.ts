import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { answerOf, ApiProblem } from '../data/api-problem.ts';
import type { Edit, SavedList } from './saved-lists.ts';

interface SavedLists {
  readonly lists: readonly SavedList[];
  /** Of all of them together: another window may save them, too. */
  readonly entityTag: string;
}

const KEY = ['saved-lists'] as const;
/** More windows than that don't save within one second. */
const ATTEMPTS = 4;

async function readLists(api: TirkeuClient): Promise<SavedLists> {
  const { headers, body } = await answerOf(api.listViews());
  return { lists: body.data, entityTag: headers.get('etag') ?? '' };
}

export const savedListsQuery = (api: TirkeuClient) => queryOptions({ queryKey: KEY, queryFn: () => readLists(api) });

/** Makes a change on what was seen; where another window was faster, on what it left. @throws {ApiProblem} */
async function save(api: TirkeuClient, edit: Edit, seen: SavedLists): Promise<SavedLists> {
  let { lists, entityTag } = seen;
  for (let attempt = 1; ; attempt += 1) {
    const data = [...edit(lists)];
    const answer = await api.saveViews({ ifMatch: entityTag, body: { data } });
    if (answer.ok) return { lists: answer.body.data, entityTag: answer.headers.get('etag') ?? '' };
    if (answer.status !== 412 || attempt === ATTEMPTS) throw new ApiProblem(answer);
    ({ lists, entityTag } = await readLists(api));
  }
}

/** Somebody's own lists, and how to change them. */
export function useSavedLists() {
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery(savedListsQuery(api));
  const { mutateAsync, isPending } = useMutation({
    mutationFn: async (edit: Edit) => save(api, edit, data ?? (await readLists(api))),
    onSuccess: (saved) => queries.setQueryData(KEY, saved),
    onError: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return { lists: data?.lists ?? [], change: mutateAsync, isChanging: isPending };
}
