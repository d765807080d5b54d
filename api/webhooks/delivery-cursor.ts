import { z } from 'zod';
import type { Delivery } from '../../store/webhooks.ts';
import { invalidCursor, parseJson } from '../cursor.ts';

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a page of the log ended, for the next one. */
export const encodePosition = ({ createdAt, deliveryId }: Delivery): string =>
  Buffer.from(JSON.stringify([createdAt, deliveryId])).toString('base64url');

/** @throws {Problem} where it is none of ours */
export function decodePosition(cursor: string): { readonly createdAt: Date; readonly deliveryId: string } {
  const parsed = positionSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw invalidCursor();
  const [createdAt, deliveryId] = parsed.data;
  return { createdAt: new Date(createdAt), deliveryId };
}
