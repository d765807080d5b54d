import express, { type Express } from 'express';
import { createAddress } from './address.ts';
import { createCards } from './cards.ts';
import type { CertificationAuthority } from './certification-authority/certification-authority.ts';
import { answerComplaints, unknownOperation } from './complaint.ts';
import { createControl } from './control/control.ts';
import { injectFaults } from './inject-faults.ts';
import { createKeysPage } from './keys-page/keys-page.ts';
import type { KeySlot } from './ncalayer/inserted-key.ts';
import { createNotifications } from './notifications.ts';
import { REGISTRIES } from './operations.ts';
import { createPopulation } from './population.ts';
import { createProperty } from './property.ts';
import type { State } from './state.ts';

export interface RegistriesOptions {
  readonly state: State;
  readonly authority: Pick<CertificationAuthority, 'router' | 'sign'>;
  /** What is plugged into the computer of whoever signs with the stand-in for NCALayer. */
  readonly keys: KeySlot;
  /** Is told of errors that nobody planned. */
  readonly report: (error: unknown) => void;
}

/** All registries as one application, each below its own path: `/property`, `/population` and so on. */
export function createRegistries({ state, authority, keys, report }: RegistriesOptions): Express {
  const routers = {
    property: createProperty(state),
    population: createPopulation(state),
    address: createAddress(state),
    notifications: createNotifications(state),
    cards: createCards(state),
  };

  const app = express();
  app.disable('x-powered-by');
  // Nothing here is asked twice, and hashing each answer would cost more than making it.
  app.disable('etag');
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  for (const registry of REGISTRIES) app.use(`/${registry}`, injectFaults(registry, state));
  // NCANode reads and refuses bodies in its own way.
  app.use('/nca', authority.router);
  app.use(express.json({ limit: '1mb', type: ['application/json', 'application/merge-patch+json'] }));
  for (const [registry, router] of Object.entries(routers)) app.use(`/${registry}`, router);
  app.use('/_control', createControl(state, authority, keys));
  app.use('/keys', createKeysPage(state, keys));
  app.use(unknownOperation);
  app.use(answerComplaints(report));
  return app;
}
