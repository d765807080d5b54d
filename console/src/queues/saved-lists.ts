import type { ViewList } from '../../../client/create-tirkeu-client.ts';
import { parseListSearch } from './list-search.ts';
import { queueNamed } from './lists.ts';

/** A list that somebody saved: its name, and what its address says. */
export type SavedList = ViewList['data'][number];

/** A change to all of somebody's lists, said so that it can be made again on what another window has saved meanwhile. */
export type Edit = (lists: readonly SavedList[]) => readonly SavedList[];

const MOST_LETTERS = 60;

function freeName(name: string, lists: readonly SavedList[]): string {
  const isTaken = (wanted: string): boolean => lists.some((list) => list.name === wanted);
  for (let number = 2; isTaken(name); number += 1) {
    const ending = ` (${number})`;
    const numbered = `${name.replace(/ \(\d+\)$/, '').slice(0, MOST_LETTERS - ending.length)}${ending}`;
    if (!isTaken(numbered)) return numbered;
  }
  return name;
}

/** Adds a list. One of that name isn't written over: it may be another window's, which nobody here has seen. */
export const adding =
  (added: SavedList): Edit =>
  (lists) => [...lists, { ...added, name: freeName(added.name, lists) }];

export const removing =
  (name: string): Edit =>
  (lists) =>
    lists.filter((list) => list.name !== name);

/** Gives a list another name, as far as it is still there. */
export const renaming =
  (from: string, to: string): Edit =>
  (lists) => {
    const others = lists.filter(({ name }) => name !== from);
    return lists.map((list) => (list.name === from ? { ...list, name: freeName(to, others) } : list));
  };

const keyOf = (query: SavedList['query']): string =>
  JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** The saved list that asks for just this. */
export const listAsking = (lists: readonly SavedList[], query: SavedList['query']): SavedList | undefined =>
  lists.find((list) => keyOf(list.query) === keyOf(query));

/** Where a saved list is: a queue of the api, or all cases; what it narrows is read as addresses are. */
export function addressOf({ query }: SavedList) {
  const { queue: wanted, ...rest } = query;
  const search = parseListSearch(rest);
  const queue = wanted === undefined ? undefined : queueNamed(wanted);
  return queue === undefined
    ? ({ to: '/cases', search } as const)
    : ({ to: '/queues/$queue', params: { queue }, search } as const);
}
