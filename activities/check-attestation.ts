import { dayOf, isWithin } from '../domain/calendar.ts';
import type { IdentityDocument } from '../domain/facts.ts';
import type { Dependencies } from './dependencies.ts';
import type { EvidenceToVerify, Proven } from './verify-evidence.ts';

type AttestationClaim = Pick<EvidenceToVerify, 'documents' | 'signer' | 'attestedBy' | 'at'> & {
  readonly documentNumber: string;
};

/** What people show at the counter (R1); a birth certificate has no photograph. */
const showsWhoSomebodyIs = ({ type }: IdentityDocument): boolean => type !== 'birth-certificate';

/**
 * Did this person come to the counter (R12)? A caseworker says so, who looked at an identity document that the population
 * registry knows as this person's and as valid on the day. Nobody is their own witness (R27), and an organisation can't come:
 * it signs. Throws `RegistryFailure`.
 */
export async function checkAttestation(
  { population }: Pick<Dependencies, 'population'>,
  { documentNumber, documents: [document], signer, attestedBy, at }: AttestationClaim,
): Promise<Proven> {
  if ('bin' in signer || document === undefined) return { accepted: false, reason: 'kind-not-accepted' };
  if (attestedBy === null) return { accepted: false, reason: 'not-attested' };
  if (attestedBy.iin === signer.iin) return { accepted: false, reason: 'attested-by-themself' };
  const person = await population.findPerson(signer.iin);
  const shown = person?.documents.find(({ number }) => number === documentNumber);
  const counts =
    person?.alive === true &&
    shown !== undefined &&
    showsWhoSomebodyIs(shown) &&
    isWithin(dayOf(at), shown.validFrom, shown.validUntil);
  if (!counts) return { accepted: false, reason: 'document-not-found' };
  return {
    accepted: true,
    by: signer.iin,
    documentNumber,
    attestedBy,
    signedBytes: Buffer.from(document),
    verdict: { signer, documentType: shown.type },
  };
}
