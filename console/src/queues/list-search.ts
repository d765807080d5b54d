import { OUTCOMES, SERVICES, STAGES } from '../data/case-codes.ts';
import { DUE, type Due, OPENED, type Opened } from './relative-time.ts';

/** How lists can be ordered: by the api's own names, so that an address of ours reads like a call. */
export const ORDERS = [
  'dueAt',
  '-dueAt',
  'openedAt',
  '-openedAt',
  'updatedAt',
  '-updatedAt',
  'outcomeAt',
  '-outcomeAt',
] as const;
export type Order = (typeof ORDERS)[number];

/** Nobody's first: that is what one looks for. */
export const ASSIGNED = ['false', 'true'] as const;

/** What narrows a list. */
export interface Filters {
  readonly q?: string | undefined;
  readonly service?: (typeof SERVICES)[number] | undefined;
  readonly stage?: (typeof STAGES)[number] | undefined;
  readonly outcome?: (typeof OUTCOMES)[number] | undefined;
  readonly assignee?: string | undefined;
  /** Whether anybody has it. */
  readonly assigned?: (typeof ASSIGNED)[number] | undefined;
  readonly office?: string | undefined;
  readonly opened?: Opened | undefined;
  readonly due?: Due | undefined;
}

/** All that an address says about a list; whoever is sent it sees the same. */
export interface ListSearch extends Filters {
  readonly sort?: Order | undefined;
  /** Where the page begins. */
  readonly cursor?: string | undefined;
}

const MOST_LETTERS = 100;
const textIn = (value: unknown, most = MOST_LETTERS): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, most) : undefined;
const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((known) => known === value);

const MOST_LETTERS_OF_A_CURSOR = 1000;

/** Addresses are typed, pasted and saved: what isn't understood is left out. */
export const parseListSearch = (search: Readonly<Record<string, unknown>>): ListSearch => ({
  q: textIn(search['q']),
  service: oneOf(SERVICES, search['service']),
  stage: oneOf(STAGES, search['stage']),
  outcome: oneOf(OUTCOMES, search['outcome']),
  assignee: textIn(search['assignee']),
  assigned: oneOf(ASSIGNED, search['assigned']),
  office: /^[a-z-]{1,40}$/.exec(textIn(search['office']) ?? '')?.[0],
  opened: oneOf(OPENED, search['opened']),
  due: oneOf(DUE, search['due']),
  sort: oneOf(ORDERS, search['sort']),
  cursor: textIn(search['cursor'], MOST_LETTERS_OF_A_CURSOR),
});

export const FILTER_NAMES = [
  'q',
  'service',
  'stage',
  'outcome',
  'assigned',
  'assignee',
  'office',
  'opened',
  'due',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** The filters that are set, by name. */
export const filtersIn = (search: ListSearch): readonly (readonly [FilterName, string])[] =>
  FILTER_NAMES.flatMap((name) => {
    const value = search[name];
    return value === undefined ? [] : [[name, value] as const];
  });

/** As a saved list keeps it: everything but the page; relative times stay relative. */
export function savedQueryOf(search: ListSearch, queue?: string): Readonly<Record<string, string>> {
  const { sort } = search;
  return {
    ...(queue === undefined ? {} : { queue }),
    ...Object.fromEntries(filtersIn(search)),
    ...(sort === undefined ? {} : { sort }),
  };
}
