import { z } from 'zod';
import { type CaseOrder, CASE_ORDERS } from '../store/reader.ts';
import { type Cursors, invalidCursor } from './cursors.ts';

const positionSchema = z.tuple([z.enum(CASE_ORDERS), z.iso.datetime(), z.uuid()]);

export interface Position {
  readonly order: CaseOrder;
  readonly at: string;
  readonly caseId: string;
}

export const encodePosition = (cursors: Cursors, { order, at, caseId }: Position, list: string): string =>
  cursors.seal([order, at, caseId], list);

/** @throws {Problem} where it is none of ours, or was made for another order */
export function decodePosition(
  cursors: Cursors,
  cursor: string,
  { list, order }: { readonly list: string; readonly order: CaseOrder },
): { readonly at: Date; readonly caseId: string } {
  const parsed = positionSchema.safeParse(cursors.open(cursor, list));
  // The usual order of a queue may have changed since.
  if (!parsed.success || parsed.data[0] !== order) throw invalidCursor();
  const [, at, caseId] = parsed.data;
  return { at: new Date(at), caseId };
}
