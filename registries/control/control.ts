import { Router } from 'express';
import type { CertificationAuthority } from '../certification-authority/certification-authority.ts';
import type { KeySlot } from '../ncalayer/inserted-key.ts';
import type { State } from '../state.ts';
import { createCardControl } from './cards.ts';
import { createEffectControl } from './effects.ts';
import { createFaultControl } from './faults.ts';
import { createNcalayerControl } from './ncalayer.ts';
import { createPasswordControl } from './one-time-passwords.ts';
import { createRecordControl } from './records.ts';
import { createScenarioControl } from './scenarios.ts';

/** What only demos and tests may do; no fault ever strikes here. */
export function createControl(state: State, authority: Pick<CertificationAuthority, 'sign'>, keys: KeySlot): Router {
  const router = Router();
  router.use('/scenarios', createScenarioControl(state));
  router.use('/faults', createFaultControl(state));
  router.use('/effects', createEffectControl(state));
  router.use('/cards', createCardControl(state));
  router.use('/one-time-passwords', createPasswordControl(state));
  router.use('/ncalayer', createNcalayerControl(keys));
  router.post('/sign', (request, response, next) => {
    authority.sign(request.body).then((signed) => response.json(signed), next);
  });
  router.use(createRecordControl(state));
  return router;
}
