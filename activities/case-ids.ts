import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import type { NewIds } from '../domain/consent-requests.ts';
import { numberOf } from '../domain/consenters.ts';

/** Ids are derived from the case, so that a step that runs again finds what it made before instead of making another. */
const idWithin = (caseId: string, ...parts: readonly string[]): string => v5(parts.join('/'), caseId);

export const residenceIdOf = (caseId: string): string => idWithin(caseId, 'residence');

/** The entry of a person that is taken over from the population registry when the ledger first meets them. */
export const formerResidenceIdOf = (caseId: string, iin: string): string => idWithin(caseId, 'former-residence', iin);

export const newIds = (caseId: string): NewIds => ({
  consentId: ({ consenter, capacity, onBehalfOf }) =>
    idWithin(caseId, 'consent', numberOf(consenter), capacity, onBehalfOf),
  objectionId: (iin) => idWithin(caseId, 'objection', iin),
  nonce: () => randomUUID(),
});
