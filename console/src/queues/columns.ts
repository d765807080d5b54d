import type { Order } from './list-search.ts';

/** What a list shows of its cases besides whose they are and where. */
export type Column = 'state' | 'waiting' | 'opened' | 'left' | 'missing' | 'stuck' | 'outcome' | 'assignee';

type OrderField = 'openedAt' | 'dueAt' | 'outcomeAt';

/** The order in which a column stands still to be read; the others have none. */
const FIELDS: Readonly<Partial<Record<Column, OrderField>>> = {
  waiting: 'openedAt',
  opened: 'openedAt',
  left: 'dueAt',
  outcome: 'outcomeAt',
};

/** By what a column's heading orders, where the list can be ordered so. */
export function fieldOf(column: Column, orders: readonly Order[]): OrderField | undefined {
  const field = FIELDS[column];
  return field !== undefined && orders.includes(field) ? field : undefined;
}
