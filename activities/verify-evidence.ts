import type { Caseworker, Evidence } from '../domain/application.ts';
import type { Case, Consent } from '../domain/case.ts';
import type { Identity } from '../domain/consenters.ts';
import { acceptableDocuments, type Answer } from '../domain/consent-document.ts';
import type { EvidenceVerdict } from '../domain/decide.ts';
import type { RequiredSigner } from '../domain/signature-profile.ts';
import type { EvidenceRejection } from '../domain/signature-rejections.ts';
import { evidenceIdOf, type Proof } from '../store/evidence-id.ts';
import type { EvidenceDocument } from '../store/schemas.ts';
import { checkAttestation } from './check-attestation.ts';
import { checkPassword } from './check-password.ts';
import { checkSignature } from './check-signature.ts';
import type { Dependencies } from './dependencies.ts';

type Registries = Pick<Dependencies, 'verifier' | 'population'>;

export interface VerifiedEvidence {
  readonly verdict: EvidenceVerdict;
  /** What is kept of accepted evidence; nothing is kept of any other. */
  readonly document?: EvidenceDocument;
  /** IIN of the person whose word it is, where it was accepted. */
  readonly by?: string;
}

export interface EvidenceToVerify extends Proof {
  /** Kinds that the policy accepts here (R12). */
  readonly kinds: readonly Evidence['kind'][];
  /**
   * The bytes of which one must have been signed. The first is the one expected; it alone is what a password or a caseworker's
   * word stands for.
   */
  readonly documents: readonly Uint8Array<ArrayBuffer>[];
  readonly signer: RequiredSigner;
  readonly at: string;
}

/** What each kind of proof leaves behind: the part of the evidence that is its own. */
export type Proven =
  | ({ readonly accepted: true; readonly by: string } & Pick<
      EvidenceDocument,
      'cms' | 'documentNumber' | 'attestedBy' | 'signedBytes' | 'verdict'
    >)
  | { readonly accepted: false; readonly reason: EvidenceRejection };

/**
 * Is this proof, by this person, over this document (R12, R13)? A "no" is a value with its reason. Throws `RegistryFailure`
 * where the one who knows doesn't answer (the certification authority, the state service of passwords, the population
 * registry), or doesn't know whether a certificate was revoked: then nothing is decided, and it is asked again.
 */
export async function verifyEvidence(registries: Registries, toVerify: EvidenceToVerify): Promise<VerifiedEvidence> {
  const { caseId, consentId, purpose, evidence, at } = toVerify;
  const evidenceId = evidenceIdOf(toVerify);
  const proven = await prove(registries, toVerify);
  if (!proven.accepted) return { verdict: { accepted: false, evidenceId, reason: proven.reason } };
  const { accepted, by, ...kept } = proven;
  return {
    verdict: { accepted, evidenceId },
    by,
    document: { _id: evidenceId, caseId, consentId, purpose, kind: evidence.kind, ...kept, receivedAt: new Date(at) },
  };
}

async function prove(registries: Registries, { evidence, kinds, ...claim }: EvidenceToVerify): Promise<Proven> {
  if (!kinds.includes(evidence.kind)) return { accepted: false, reason: 'kind-not-accepted' };
  switch (evidence.kind) {
    case 'eds':
      return checkSignature(registries, { ...claim, cms: evidence.cms });
    case 'otp':
      return checkPassword(registries, { ...claim, code: evidence.code });
    case 'in-person':
      return checkAttestation(registries, { ...claim, documentNumber: evidence.documentNumber });
  }
}

export interface Attorney {
  readonly iin: string;
  readonly powerOfAttorneyId: string;
}

export const signerFor = (identity: Identity): RequiredSigner =>
  'iin' in identity ? { iin: identity.iin } : { bin: identity.bin };

/** Verifies an answer to a consent request against the documents of this very case. */
export const verifyAnswer = (
  dependencies: Registries & Pick<Dependencies, 'policyAt'>,
  state: Case,
  consent: Consent,
  message: {
    readonly answer: Answer;
    readonly evidence: Evidence;
    readonly attestedBy: Caseworker | null;
    /** Who answers in the consenter's place, and under which powers (R5, R11). */
    readonly attorney: Attorney | null;
    readonly at: string;
  },
): Promise<VerifiedEvidence> =>
  verifyEvidence(dependencies, {
    caseId: state.caseId,
    consentId: consent.consentId,
    purpose: message.answer,
    kinds: dependencies.policyAt(message.at).consenterEvidence,
    evidence: message.evidence,
    attestedBy: message.attestedBy,
    documents: acceptableDocuments(state, consent, message.answer, message.attorney?.powerOfAttorneyId),
    signer: message.attorney === null ? signerFor(consent.consenter) : { iin: message.attorney.iin },
    at: message.at,
  });
