import { Router } from 'express';
import { z } from 'zod';
import { parse } from '../complaint.ts';
import type { State } from '../state.ts';
import { iin } from '../synthetic/records.ts';

const passwordsQuery = z.strictObject({ iin });

/** Somebody's phone, looked at over their shoulder: the one-time passwords that they got, newest first. */
export function createPasswordControl(state: State): Router {
  const router = Router();

  router.get('/', (request, response) => {
    response.json({ data: state.passwords.listOf(parse(passwordsQuery, request.query).iin) });
  });

  return router;
}
