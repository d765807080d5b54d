import type { QueueList } from '../../../client/create-tirkeu-client.ts';
import type { Column } from './columns.ts';
import type { FilterName, Order } from './list-search.ts';

export type QueueName = QueueList['data'][number]['name'];

/** A saved query with what is worth seeing of its cases. */
export interface ListShape {
  readonly columns: readonly Column[];
  /** Those that leave no case of the list out, or say so (`leavesOut`); the first is the usual one. */
  readonly orders: readonly Order[];
  /** Those that the list itself doesn't answer already. */
  readonly filters: readonly FilterName[];
}

const BY_DUE: readonly Order[] = ['dueAt', '-dueAt', 'openedAt', '-openedAt'];
/** What is a span of time has its own order: in any other all of it would have to be sorted for each page. */
const BY_DUE_ONLY: readonly Order[] = ['dueAt', '-dueAt'];
const BY_CHANGE: readonly Order[] = ['-updatedAt', 'updatedAt', 'openedAt', '-openedAt'];

/** In the order of a caseworker's day: `GET /v1/queues`. */
export const QUEUES: Readonly<Record<QueueName, ListShape>> = {
  mine: {
    columns: ['state', 'waiting', 'left', 'missing'],
    orders: [...BY_CHANGE, 'dueAt', '-dueAt'],
    filters: ['service', 'stage', 'opened', 'due'],
  },
  'awaiting-consent': {
    columns: ['waiting', 'left', 'missing', 'assignee'],
    orders: BY_DUE,
    filters: ['service', 'assigned', 'assignee', 'office', 'opened', 'due'],
  },
  'due-soon': {
    columns: ['state', 'waiting', 'left', 'missing', 'assignee'],
    orders: BY_DUE_ONLY,
    filters: ['service', 'stage', 'assigned', 'assignee', 'office', 'opened'],
  },
  overdue: {
    columns: ['state', 'waiting', 'left', 'missing', 'assignee'],
    orders: BY_DUE_ONLY,
    filters: ['service', 'stage', 'assigned', 'assignee', 'office', 'opened'],
  },
  'in-review': {
    columns: ['waiting', 'left', 'assignee'],
    orders: BY_DUE,
    filters: ['service', 'assigned', 'assignee', 'office', 'opened', 'due'],
  },
  stuck: {
    columns: ['state', 'stuck', 'assignee'],
    orders: BY_CHANGE,
    filters: ['service', 'stage', 'assigned', 'assignee', 'office', 'opened'],
  },
  'registered-today': {
    columns: ['outcome', 'opened', 'assignee'],
    orders: ['-outcomeAt', 'outcomeAt'],
    filters: ['service', 'assigned', 'assignee', 'office', 'opened'],
  },
};

/** Every case that one may see. */
export const ALL_CASES: ListShape = {
  columns: ['state', 'opened', 'left', 'assignee'],
  orders: ['-updatedAt', 'updatedAt', '-openedAt', 'openedAt'],
  filters: ['service', 'stage', 'outcome', 'assigned', 'assignee', 'office', 'opened', 'due'],
};

export const QUEUE_NAMES = [
  'mine',
  'awaiting-consent',
  'due-soon',
  'overdue',
  'in-review',
  'stuck',
  'registered-today',
] as const satisfies readonly QueueName[];

export const queueNamed = (text: string): QueueName | undefined => QUEUE_NAMES.find((name) => name === text);

/**
 * Whether an order shows only a part of a list: of one's own cases those in which somebody has to act have a place by time
 * left. It is what one looks for in three hundred, so it is offered all the same, and the page says what it leaves out.
 */
export const leavesOut = (queue: QueueName | undefined, order: Order | undefined): boolean =>
  queue === 'mine' && (order === 'dueAt' || order === '-dueAt');

/** What a list is ordered by: what the address says, where the list knows it. */
export const orderOf = ({ orders }: ListShape, sort: Order | undefined): Order | undefined =>
  orders.find((order) => order === sort) ?? orders[0];
