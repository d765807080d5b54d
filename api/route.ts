import type { RequestHandler } from 'express';
import type { AddressClient } from '../clients/address.ts';
import type { PopulationClient } from '../clients/population.ts';
import type { PolicyAt } from '../domain/policy.ts';
import type { Reader } from '../store/reader.ts';
import type { Action } from './access/access-policy.ts';
import type { Contract } from './openapi/contract.ts';
import type { CaseMessenger } from './case-messenger.ts';
import type { CertificatePrinter } from './certificate/certificate-printer.ts';
import type { Cursors } from './cursors.ts';

export interface ApiDependencies {
  readonly reader: Reader;
  readonly messenger: CaseMessenger;
  /** Asked when somebody looks up where a person lives: a child's address is derived at that moment (R3). */
  readonly population: Pick<PopulationClient, 'findPerson' | 'listResidents' | 'sendOneTimePassword'>;
  readonly address: AddressClient;
  readonly policyAt: PolicyAt;
  readonly printCertificate: CertificatePrinter;
  readonly cursors: Cursors;
  /** Aborted once this process begins to stop: it serves on for a while, but nobody should send it more. */
  readonly stopping?: AbortSignal;
}

/** One endpoint. Paths are Express 5's; the same path may have several methods, each in a file of its own. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  /** What is done here, in the words of the access policy; `public` is for whom nothing personal is at stake. */
  readonly action: Action | 'public';
  /** The body names the caseworker who acts; once staff sign in, that is whoever is signed in. */
  readonly namesCaseworker?: boolean;
  /** How much it takes, where that is more than the little that most calls need. */
  readonly bodyLimitBytes?: number;
  /** Pages send it by themselves, so it is no sign of life of whoever is signed in. */
  readonly isAutomatic?: boolean;
  /** What an integrator has to know; the OpenAPI document is made of it. Without one, only our own pages call it. */
  readonly contract?: Contract;
  readonly handler: RequestHandler;
}
