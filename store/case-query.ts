import type { QueryFilter, SortOrder } from 'mongoose';
import { trusted } from 'mongoose';
import { type Case, isOpened, outcomeAtOf } from '../domain/case.ts';
import { dueAtOf } from '../domain/due.ts';
import type { Stage } from '../domain/stages.ts';
import { foldName, searchedName } from './query-fields.ts';
import { type CaseDocument, NO_DEADLINE } from './schemas.ts';

export const CASE_ORDERS = [
  'updatedAt',
  '-updatedAt',
  'openedAt',
  '-openedAt',
  'deadlineAt',
  '-deadlineAt',
  'dueAt',
  '-dueAt',
  'outcomeAt',
  '-outcomeAt',
] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

export interface CaseFilter {
  /** Something that is asked for besides: both have to hold. */
  readonly within?: CaseFilter | undefined;
  readonly stage?: string | undefined;
  /** Neither committed nor closed. */
  readonly open?: boolean | undefined;
  readonly outcome?: string | undefined;
  readonly service?: string | undefined;
  readonly office?: string | undefined;
  /** The integrator whose business it is (`clientsOf`). */
  readonly client?: string | undefined;
  readonly assignee?: string | undefined;
  /** Whether anybody has it. */
  readonly assigned?: boolean | undefined;
  readonly waitingFor?: string | undefined;
  readonly stuck?: boolean | undefined;
  readonly deadlineBefore?: Date | undefined;
  /** Somebody has to act from here on, … */
  readonly dueAfter?: Date | undefined;
  /** … or before. */
  readonly dueBefore?: Date | undefined;
  readonly openedAfter?: Date | undefined;
  readonly openedBefore?: Date | undefined;
  /** The outcome was certain at this instant or later. */
  readonly outcomeAfter?: Date | undefined;
  /** Case id, IIN, RKA, or the beginning of a name. */
  readonly q?: string | undefined;
}

export interface CaseQuery extends CaseFilter {
  readonly order: CaseOrder;
  /** The last case of the page before: its value in the order, and its id. */
  readonly after?: { readonly at: Date; readonly caseId: string } | undefined;
  readonly limit: number;
}

type OrderField = 'updatedAt' | 'openedAt' | 'deadlineAt' | 'dueAt' | 'outcomeAt';

const fieldOf = (order: CaseOrder): OrderField => {
  switch (order) {
    case 'updatedAt':
    case '-updatedAt':
      return 'updatedAt';
    case 'openedAt':
    case '-openedAt':
      return 'openedAt';
    case 'deadlineAt':
    case '-deadlineAt':
      return 'deadlineAt';
    case 'dueAt':
    case '-dueAt':
      return 'dueAt';
    case 'outcomeAt':
    case '-outcomeAt':
      return 'outcomeAt';
  }
};

/** The value by which a case stands where it stands in a list; a page's cursor is made of it. */
export function orderedAt(state: Case, order: CaseOrder): string {
  switch (fieldOf(order)) {
    case 'updatedAt':
      return state.updatedAt;
    case 'openedAt':
      return state.receivedAt;
    case 'deadlineAt':
      return isOpened(state) ? state.deadlineAt : '';
    case 'dueAt':
      return dueAtOf(state) ?? '';
    case 'outcomeAt':
      return outcomeAtOf(state) ?? '';
  }
}

/**
 * One name that begins with a prefix: from the prefix to the last text that begins with it, an index range where a pattern
 * would scan. `$elemMatch` because otherwise one name may lie behind the beginning and another before the end.
 */
const oneStartsWith = (prefix: string) => trusted({ $elemMatch: { $gte: prefix, $lt: `${prefix}\uffff` } });

function searchFilter(text: string): QueryFilter<CaseDocument> {
  const q = text.trim();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(q)) return { _id: q.toLowerCase() };
  if (/^\d{12}$/.test(q)) return { registrantIins: q };
  if (/^\d{16}$/.test(q)) return { rka: q };
  // Cases that haven't changed since an earlier release keep their names letter for letter.
  const [plain, exact] = [searchedName(q), foldName(q)];
  const beginnings = plain === exact ? [plain] : [plain, exact];
  return { $or: beginnings.map((beginning) => ({ names: oneStartsWith(beginning) })) };
}

/** `waitingForOf` names these for one stage only: said in words of the stage, an index in every order serves them. */
const STAGE_OF_WAITING: Readonly<Record<string, Stage>> = { owner: 'awaiting-consent', caseworker: 'in-review' };

/** Where somebody has to act by a day: `dueAtOf` gives no other stage one. */
const DUE_STAGES: readonly Stage[] = ['awaiting-consent', 'awaiting-objections', 'in-review'];

/** From an instant on (it included) and before another, of a date that a case may lack. */
function between(field: OrderField, from: Date | undefined, before: Date | undefined): QueryFilter<CaseDocument>[] {
  if (from === undefined && before === undefined) return [];
  const range = { ...(from === undefined ? {} : { $gte: from }), ...(before === undefined ? {} : { $lt: before }) };
  return [{ [field]: trusted(range) }];
}

/** In the words of the partial index on assignees. */
const isAssigned: QueryFilter<CaseDocument> = { assignee: trusted({ $gt: '' }) };
const NOBODYS: QueryFilter<CaseDocument> = { assignee: null };

/** What a list or a count asks for, in MongoDB's words. */
export function filterOf(query: CaseFilter): QueryFilter<CaseDocument> {
  const { stage, open, outcome, service, office, client, assignee, waitingFor, stuck, deadlineBefore, q } = query;
  const given = Object.entries({ stage, open, outcome, service, office, clients: client, assignee, waitingFor, stuck });
  const { dueAfter, dueBefore, openedAfter, openedBefore, outcomeAfter } = query;
  const limitedBy = [
    ...(deadlineBefore === undefined ? [] : (['deadlineAt'] as const)),
    ...(dueAfter === undefined && dueBefore === undefined ? [] : (['dueAt'] as const)),
    ...(outcomeAfter === undefined ? [] : (['outcomeAt'] as const)),
  ];
  return trusted({
    $and: [
      Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      ...(q === undefined ? [] : [searchFilter(q)]),
      ...(query.assigned === undefined ? [] : [query.assigned ? isAssigned : NOBODYS]),
      ...between('deadlineAt', undefined, deadlineBefore),
      ...between('dueAt', dueAfter, dueBefore),
      ...between('openedAt', openedAfter, openedBefore),
      ...between('outcomeAt', outcomeAfter, undefined),
      ...limitedBy.map(isSet),
      ...impliedBy(query),
      ...(query.within === undefined ? [] : [filterOf(query.within)]),
    ],
  });
}

/** More than the clocks of two of our machines ever differ. */
const CLOCKS_APART_MS = 60 * 60 * 1000;

/** True of everything that was opened, or had its outcome, at an instant or later. */
const lastChangedSince = (instant: Date) => ({
  updatedAt: trusted({ $gte: new Date(instant.getTime() - CLOCKS_APART_MS) }),
});

/** Says what goes without saying, because the server doesn't know it: it bounds an index in the list's order. */
function impliedBy(query: CaseFilter): QueryFilter<CaseDocument>[] {
  const { waitingFor, dueAfter, dueBefore, openedAfter, outcomeAfter, assignee, open } = query;
  const stage = waitingFor === undefined ? undefined : STAGE_OF_WAITING[waitingFor];
  const isDue = dueAfter !== undefined || dueBefore !== undefined;
  return [
    ...(stage === undefined ? [] : [{ stage }]),
    ...(isDue ? [{ stage: trusted({ $in: [...DUE_STAGES] }) }] : []),
    // Nothing changes before it is there, and nothing has an outcome after its last change.
    ...[openedAfter, outcomeAfter].filter((after) => after !== undefined).map(lastChangedSince),
    // What somebody works on and what they once did stand apart in the index.
    ...(assignee === undefined || open !== undefined ? [] : [{ open: trusted({ $in: [true, false] }) }]),
  ];
}

/**
 * Said in so many words, because only then a partial index serves; and of a date that every case has, because only an index
 * that is asked for its first field drops cases by the fields behind it. A case that lacks the date has no place in its order.
 */
const isSet = (field: OrderField): QueryFilter<CaseDocument> => ({ [field]: trusted({ $gt: NO_DEADLINE }) });

/** The same, for a page of a list in an order. */
export function pageFilterOf({ order, after, ...filter }: CaseQuery): QueryFilter<CaseDocument> {
  const field = fieldOf(order);
  const conditions = [filterOf(filter), isSet(field), ...(after === undefined ? [] : beyond(order, field, after))];
  return trusted({ $and: conditions });
}

/** What comes after a case in an order. The first condition bounds the index, so that a late page costs what the first did. */
function beyond(
  order: CaseOrder,
  field: OrderField,
  { at, caseId }: NonNullable<CaseQuery['after']>,
): QueryFilter<CaseDocument>[] {
  return order.startsWith('-')
    ? [
        { [field]: trusted({ $lte: at }) },
        { $or: [{ [field]: trusted({ $lt: at }) }, { _id: trusted({ $lt: caseId }) }] },
      ]
    : [
        { [field]: trusted({ $gte: at }) },
        { $or: [{ [field]: trusted({ $gt: at }) }, { _id: trusted({ $gt: caseId }) }] },
      ];
}

/** Descending where the order begins with a minus; the id decides between cases of one instant. */
export function sortOf(order: CaseOrder): Record<string, SortOrder> {
  const direction: SortOrder = order.startsWith('-') ? -1 : 1;
  return { [fieldOf(order)]: direction, _id: direction };
}
