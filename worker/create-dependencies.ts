import type { Connection } from 'mongoose';
import type { Dependencies } from '../activities/dependencies.ts';
import { createSignatureVerifier } from '../activities/signatures/signature-verifier.ts';
import { createAddressClient } from '../clients/address.ts';
import { createCardsClient } from '../clients/cards.ts';
import { createNcaClient } from '../clients/nca.ts';
import { createNotificationsClient } from '../clients/notifications.ts';
import { createPopulationClient } from '../clients/population.ts';
import { createPropertyClient } from '../clients/property.ts';
import { createPolicyAt, type Policy } from '../domain/policy.ts';
import { createModels } from '../store/schemas.ts';

/** Where each registry is, and whom the certification authority's signatures must lead to. */
export interface Outside {
  readonly PROPERTY_URL: string;
  readonly POPULATION_URL: string;
  readonly ADDRESS_URL: string;
  readonly NCA_URL: string;
  readonly NOTIFICATIONS_URL: string;
  readonly CARDS_URL: string;
  readonly trustAnchorsPem: string;
}

/** Everything the steps need from outside, wired once. */
export const createDependencies = (
  connection: Connection,
  outside: Outside,
  policy: Partial<Policy> = {},
): Dependencies => ({
  connection,
  models: createModels(connection),
  property: createPropertyClient({ baseUrl: outside.PROPERTY_URL }),
  population: createPopulationClient({ baseUrl: outside.POPULATION_URL }),
  address: createAddressClient({ baseUrl: outside.ADDRESS_URL }),
  notifications: createNotificationsClient({ baseUrl: outside.NOTIFICATIONS_URL }),
  cards: createCardsClient({ baseUrl: outside.CARDS_URL }),
  verifier: createSignatureVerifier({
    nca: createNcaClient({ baseUrl: outside.NCA_URL }),
    trustAnchorsPem: outside.trustAnchorsPem,
  }),
  policyAt: createPolicyAt(policy),
});
