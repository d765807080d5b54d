import { z } from 'zod';

const USUAL = 20;

/** `?limit=`: how many a page shows at most. */
export function pageLimit(max: number) {
  const error = `must be a number from 1 to ${max}`;
  return z
    .string()
    .regex(/^\d{1,3}$/, error)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= max, error)
    .default(USUAL)
    .meta({ type: 'integer', minimum: 1, maximum: max, default: USUAL, description: 'how many a page shows at most' });
}

/** `?cursor=`: `nextCursor` of the page before. */
export const pageCursor = z.string().max(400).optional().meta({ description: '`nextCursor` of the page before' });
