import { Router } from 'express';
import { z } from 'zod';
import { parse } from '../complaint.ts';
import { fault } from '../events.ts';
import { REGISTRIES } from '../operations.ts';
import type { State } from '../state.ts';

const selection = z.strictObject({ registry: z.enum(REGISTRIES).optional(), operation: z.string().optional() });

/** Faults by plan. A new plan for the same registry and operation replaces the old one; every answer lists what is planned. */
export function createFaultControl(state: State): Router {
  const router = Router();

  router.get('/', (_request, response) => {
    response.json({ data: state.faults.list() });
  });

  router.put('/', (request, response) => {
    state.record({ type: 'fault-planned', fault: parse(fault, request.body) });
    response.json({ data: state.faults.list() });
  });

  router.delete('/', (request, response) => {
    state.record({ type: 'faults-cleared', ...parse(selection, request.query) });
    response.json({ data: state.faults.list() });
  });

  return router;
}
