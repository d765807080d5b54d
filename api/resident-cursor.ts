import { z } from 'zod';
import type { Place } from '../domain/who-lives-there.ts';
import { invalidCursor, parseJson } from './cursor.ts';

const placeSchema = z.tuple([z.iso.datetime(), z.string().regex(/^\d{12}$/), z.enum(['permanent', 'temporary'])]);

/** Where a page of residents ended, for the next one. */
export const encodePlace = ({ from, iin, kind }: Place): string =>
  Buffer.from(JSON.stringify([from, iin, kind])).toString('base64url');

/** @throws {Problem} where it is none of ours */
export function decodePlace(cursor: string): Place {
  const parsed = placeSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw invalidCursor();
  const [from, iin, kind] = parsed.data;
  return { from, iin, kind };
}
