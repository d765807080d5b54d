import { z } from 'zod';
import { type CaseOrder, CASE_ORDERS } from '../store/reader.ts';
import { Problem } from './problem.ts';

const cursorSchema = z.tuple([z.enum(CASE_ORDERS), z.iso.datetime(), z.uuid()]);

export interface Position {
  readonly order: CaseOrder;
  readonly at: string;
  readonly caseId: string;
}

export const encodeCursor = ({ order, at, caseId }: Position): string =>
  Buffer.from(JSON.stringify([order, at, caseId])).toString('base64url');

/** @throws {Problem} where it is none of ours, or was made for another order */
export function decodeCursor(cursor: string, order: CaseOrder): { readonly at: Date; readonly caseId: string } {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== order) throw invalidCursor();
  const [, at, caseId] = parsed.data;
  return { at: new Date(at), caseId };
}

export const invalidCursor = (): Problem =>
  new Problem({
    status: 400,
    code: 'invalid-cursor',
    title: 'This cursor does not belong to this list',
    detail: 'Use `nextCursor` of the page before, with the same `sort`; or leave the cursor out to start again.',
  });

export const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    // Not JSON: no cursor of ours, which the caller is told.
    return undefined;
  }
};
