import type { Connection } from 'mongoose';
import type { AddressClient } from '../clients/address.ts';
import type { CardsClient } from '../clients/cards.ts';
import type { NotificationsClient } from '../clients/notifications.ts';
import type { PopulationClient } from '../clients/population.ts';
import type { PropertyClient } from '../clients/property.ts';
import type { PolicyAt } from '../domain/policy.ts';
import type { Models } from '../store/schemas.ts';
import type { SignatureVerifier } from './signatures/signature-verifier.ts';

/** Everything the steps need from outside; `worker/main.ts` wires it. */
export interface Dependencies {
  readonly connection: Connection;
  readonly models: Models;
  readonly property: PropertyClient;
  readonly population: PopulationClient;
  readonly address: AddressClient;
  readonly notifications: NotificationsClient;
  readonly cards: CardsClient;
  readonly verifier: SignatureVerifier;
  readonly policyAt: PolicyAt;
}
