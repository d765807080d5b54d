import { z } from 'zod';
import type { Place } from '../domain/who-lives-there.ts';
import { type Cursors, invalidCursor } from './cursors.ts';

const placeSchema = z.tuple([z.iso.datetime(), z.string().regex(/^\d{12}$/), z.enum(['permanent', 'temporary'])]);

/** Where a page of residents ended, for the next one. */
export const encodePlace = (cursors: Cursors, { from, iin, kind }: Place, list: string): string =>
  cursors.seal([from, iin, kind], list);

/** @throws {Problem} where it is none of ours */
export function decodePlace(cursors: Cursors, cursor: string, list: string): Place {
  const parsed = placeSchema.safeParse(cursors.open(cursor, list));
  if (!parsed.success) throw invalidCursor();
  const [from, iin, kind] = parsed.data;
  return { from, iin, kind };
}
