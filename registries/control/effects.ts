import { Router } from 'express';
import { z } from 'zod';
import { parse } from '../complaint.ts';
import { REGISTRIES } from '../operations.ts';
import type { State } from '../state.ts';

const effectsQuery = z.strictObject({
  registry: z.enum(REGISTRIES).optional(),
  /** Start of the idempotency key. */
  key: z.string().optional(),
  cursor: z.coerce.number<string>().int().min(0).optional(),
  limit: z.coerce.number<string>().int().min(1).max(10_000).default(1_000),
});

/** Every outward effect that was accepted, in the order in which it was: what a crash test counts. */
export function createEffectControl(state: State): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const { registry, key, cursor = -1, limit } = parse(effectsQuery, request.query);
    const found = state.effects.list({ registry, keyPrefix: key, after: cursor, limit: limit + 1 });
    const page = found.slice(0, limit);
    response.json({
      data: page,
      nextCursor: found.length > limit ? (page.at(-1)?.position ?? null) : null,
    });
  });

  return router;
}
