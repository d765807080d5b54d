import { Router } from 'express';
import { z } from 'zod';
import { notFound, parse } from './complaint.ts';
import type { State } from './state.ts';
import { rka } from './synthetic/records.ts';

const addressParams = z.strictObject({ rka });

/** The address registry. */
export function createAddress(state: State): Router {
  const router = Router();

  router.get('/addresses/:rka', (request, response) => {
    const address = state.findAddress(parse(addressParams, request.params).rka);
    if (address === undefined) throw notFound('This address');
    response.json(address);
  });

  return router;
}
