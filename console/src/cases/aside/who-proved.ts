import type { Case } from '../../../../client/create-tirkeu-client.ts';
import type { Evidence } from '../case-parts.ts';

/**
 * By name: as the certificate has it, or else, where somebody came in person, as the case knows whoever was to say this.
 * `null` where neither knows, as of somebody who was asked and no longer owns anything.
 */
export function whoProved({ applicant, consents, objections }: Case, { consentId, signer }: Evidence): string | null {
  if (signer.name !== null && signer.name !== '') return signer.name;
  if (consentId === null) return applicant.name;
  const asked = consents.find((consent) => consent.consentId === consentId)?.consenter;
  const objector = objections.find((objection) => objection.objectionId === consentId)?.objector;
  return asked?.name ?? objector?.name ?? null;
}
