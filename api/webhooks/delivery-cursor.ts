import { z } from 'zod';
import type { Delivery } from '../../store/webhooks.ts';
import { type Cursors, invalidCursor } from '../cursors.ts';

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a page of the log ended, for the next one. */
export const encodePosition = (cursors: Cursors, { createdAt, deliveryId }: Delivery, list: string): string =>
  cursors.seal([createdAt.toISOString(), deliveryId], list);

/** @throws {Problem} where it is none of ours */
export function decodePosition(
  cursors: Cursors,
  cursor: string,
  list: string,
): { readonly createdAt: Date; readonly deliveryId: string } {
  const parsed = positionSchema.safeParse(cursors.open(cursor, list));
  if (!parsed.success) throw invalidCursor();
  const [createdAt, deliveryId] = parsed.data;
  return { createdAt: new Date(createdAt), deliveryId };
}
