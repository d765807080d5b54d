import { Router } from 'express';
import type { KeySlot } from '../ncalayer/inserted-key.ts';

/** The person's hand at the computer: plugs a key in, says what they will do, and takes it out again. */
export function createNcalayerControl(keys: KeySlot): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ key: keys.current() ?? null });
  });
  router.put('/', (request, response) => {
    response.json({ key: keys.insert(request.body) });
  });
  router.delete('/', (_request, response) => {
    keys.remove();
    response.json({ key: null });
  });
  return router;
}
