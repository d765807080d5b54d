import type { Evidence } from '../domain/application.ts';
import type { Case, Consent } from '../domain/case.ts';
import { acceptableDocuments, type Answer } from '../domain/consent-document.ts';
import type { EvidenceVerdict } from '../domain/decide.ts';
import type { RequiredSigner } from '../domain/signature-profile.ts';
import { evidenceIdOf, type Proof } from '../store/evidence-id.ts';
import type { EvidenceDocument } from '../store/schemas.ts';
import type { Dependencies } from './dependencies.ts';

export interface VerifiedEvidence {
  readonly verdict: EvidenceVerdict;
  /** What is kept of accepted evidence; nothing is kept of any other. */
  readonly document?: EvidenceDocument;
}

export interface EvidenceToVerify extends Proof {
  /** Kinds that the policy accepts here (R12). */
  readonly kinds: readonly Evidence['kind'][];
  /** The bytes of which one must have been signed; the first is the one expected. */
  readonly documents: readonly Uint8Array<ArrayBuffer>[];
  readonly signer: RequiredSigner;
  readonly at: string;
}

/**
 * Is this proof, by this person, over this document (R12, R13)? A "no" is a value with its reason; a certification
 * authority that doesn't answer, or doesn't know whether a certificate was revoked, throws and is asked again.
 */
export async function verifyEvidence(
  { verifier }: Pick<Dependencies, 'verifier'>,
  { caseId, consentId, purpose, kinds, evidence, documents, signer, at }: EvidenceToVerify,
): Promise<VerifiedEvidence> {
  const evidenceId = evidenceIdOf({ caseId, consentId, purpose, evidence });
  const no = (reason: string): VerifiedEvidence => ({ verdict: { accepted: false, evidenceId, reason } });
  if (evidence.kind !== 'eds' || !kinds.includes('eds')) return no('kind-not-accepted');
  for (const document of documents) {
    const verified = await verifier.verify({ cms: evidence.cms, document, signer, at: new Date(at) });
    if (verified.accepted) {
      return {
        verdict: { accepted: true, evidenceId },
        document: {
          _id: evidenceId,
          caseId,
          consentId,
          purpose,
          kind: evidence.kind,
          cms: Buffer.from(evidence.cms, 'base64'),
          signedBytes: Buffer.from(document),
          verdict: { signer: verified.signer, ...verified.verdict },
          receivedAt: new Date(at),
        },
      };
    }
    if (verified.reason !== 'wrong-document') return no(verified.reason);
  }
  return no('wrong-document');
}

/** Verifies an answer to a consent request against the documents of this very case. */
export const verifyAnswer = (
  dependencies: Pick<Dependencies, 'verifier' | 'policyAt'>,
  state: Case,
  consent: Consent,
  { answer, evidence, at }: { readonly answer: Answer; readonly evidence: Evidence; readonly at: string },
): Promise<VerifiedEvidence> =>
  verifyEvidence(dependencies, {
    caseId: state.caseId,
    consentId: consent.consentId,
    purpose: answer,
    kinds: dependencies.policyAt(at).consenterEvidence,
    evidence,
    documents: acceptableDocuments(state, consent, answer),
    signer: 'iin' in consent.consenter ? { iin: consent.consenter.iin } : { bin: consent.consenter.bin },
    at,
  });
