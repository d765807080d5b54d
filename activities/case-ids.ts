import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import type { NewConsentIds } from '../domain/consent-requests.ts';
import { numberOf } from '../domain/consenters.ts';

/** Ids are derived from the case, so that a step that runs again finds what it made before instead of making another. */
const idWithin = (caseId: string, ...parts: readonly string[]): string => v5(parts.join('/'), caseId);

export const residenceIdOf = (caseId: string): string => idWithin(caseId, 'residence');

/** The entry taken over from the population registry when the ledger first meets somebody. */
export const formerResidenceIdOf = (caseId: string): string => idWithin(caseId, 'former-residence');

export const newConsentIds = (caseId: string): NewConsentIds => ({
  consentId: ({ consenter, capacity, onBehalfOf }) =>
    idWithin(caseId, 'consent', numberOf(consenter), capacity, onBehalfOf),
  nonce: () => randomUUID(),
});
