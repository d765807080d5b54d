import { findConsent } from '../domain/messages.ts';
import { challengeDocument } from '../domain/invitation.ts';
import { rejectEvidenceShape } from '../domain/signature-profile.ts';
import { findCase } from '../store/writer.ts';
import type { IdentityProofInput, IdentityVerdict } from '../workflows/contract.ts';
import { checkSignature } from './check-signature.ts';
import type { Dependencies } from './dependencies.ts';
import { findAttorney } from './find-attorney.ts';
import type { Basis } from './step.ts';
import { signerFor } from './verify-evidence.ts';

const rejected = (reason: string): IdentityVerdict => ({ kind: 'rejected', reason });

/**
 * Is who signed a challenge the one who may answer the consent: the consenter, whoever may sign for the organisation that is
 * asked, or an attorney under powers that are valid now (R5, R10, R11)? By the same verifier as the answer itself, so nobody gets
 * to see a case whose answer wouldn't count. Throws `RegistryFailure`. Records nothing.
 */
export const verifyIdentity =
  (dependencies: Dependencies) =>
  async (proof: Basis & IdentityProofInput): Promise<IdentityVerdict> => {
    const { caseId, consentId, invitationId, challenges, cms, powerOfAttorneyId, at } = proof;
    const shape = rejectEvidenceShape(cms);
    if (shape !== undefined) return rejected(shape);
    const state = await findCase(dependencies.models, caseId);
    const consent = state && findConsent(state, consentId);
    if (state === undefined || consent === undefined) return rejected('unknown-consent');
    const attorney =
      powerOfAttorneyId === undefined
        ? null
        : await findAttorney(dependencies, state, consent.consenter, powerOfAttorneyId, at);
    if (attorney === undefined) return rejected('power-of-attorney-invalid');
    const proven = await checkSignature(dependencies, {
      cms,
      documents: challenges.map((challenge) => challengeDocument(invitationId, challenge)),
      signer: attorney === null ? signerFor(consent.consenter) : { iin: attorney.iin },
      at,
    });
    return proven.accepted ? { kind: 'proved' } : rejected(proven.reason);
  };
