import type { NcaClient, NcaVerdict } from '../../clients/nca.ts';
import { RegistryFailure } from '../../clients/registry-failure.ts';
import { rejectEvidenceShape, type RequiredSigner, type SignatureRejection } from '../../domain/signature-profile.ts';
import { serialNumberOf } from './certificate.ts';
import { checkLocally } from './check-locally.ts';
import { judgeVerdict } from './judge-verdict.ts';
import { createTrust } from './trust.ts';

export interface SignatureToVerify {
  /** The detached CMS, base64. Hostile until the opposite is shown. */
  readonly cms: string;
  /** The exact bytes that had to be signed (R13). */
  readonly document: Uint8Array;
  readonly signer: RequiredSigner;
  /** The instant at which the certificate must have been valid: when the signature reached us. */
  readonly at: Date;
}

/** Plain JSON, to be kept beside the CMS as evidence. */
export interface SignatureEvidence {
  readonly signer: {
    readonly iin: string;
    readonly bin: string | null;
    /** As the certificate states it; empty where it states none. */
    readonly name: string;
    /** Hexadecimal without leading zeros. */
    readonly certificateSerial: string;
  };
  readonly verdict: {
    /** False where the mathematics rest on NCANode alone (national algorithms). */
    readonly provenByUs: boolean;
    /** What the signer's clock said, RFC 3339; null where it said nothing. Nobody vouches for it. */
    readonly signingTime: string | null;
    readonly nca: NcaVerdict;
  };
}

export type SignatureOutcome =
  ({ readonly accepted: true } & SignatureEvidence) | { readonly accepted: false; readonly reason: SignatureRejection };

export interface SignatureVerifier {
  /**
   * Whether a signature is the word of the one who had to sign (DOMAIN section 3). Whatever bytes arrive, the answer is a value.
   * Throws `RegistryFailure` where NCANode can't be asked or doesn't know about revocation: then nothing is decided, try again.
   */
  verify(signature: SignatureToVerify): Promise<SignatureOutcome>;
}

export interface SignatureVerifierOptions {
  readonly nca: NcaClient;
  /** The pinned authorities, roots and issuing ones, in PEM. */
  readonly trustAnchorsPem: string;
  readonly now?: () => Date;
}

/** Throws where `trustAnchorsPem` isn't a list of authorities' certificates. */
export function createSignatureVerifier(options: SignatureVerifierOptions): SignatureVerifier {
  const { nca, trustAnchorsPem, now = () => new Date() } = options;
  const judgeTrust = createTrust(trustAnchorsPem);

  return {
    async verify({ cms, document, signer, at }) {
      const shape = rejectEvidenceShape(cms);
      if (shape !== undefined) return { accepted: false, reason: shape };

      const checked = checkLocally(Buffer.from(cms, 'base64'), document, signer, at, judgeTrust);
      if (typeof checked === 'string') return { accepted: false, reason: checked };

      const { message, iin, proven } = checked;
      const certificateSerial = serialNumberOf(message.signer);
      const verdict = await nca.verifyCms({ cms, data: document });
      const judgement = judgeVerdict(verdict, { certificateSerial, proven }, now());
      switch (judgement.kind) {
        case 'rejected':
          return { accepted: false, reason: judgement.reason };
        case 'unknown':
          throw new RegistryFailure('nca', 'verify-cms', 'revocation-unknown');
        case 'unusable':
          throw new RegistryFailure('nca', 'verify-cms', 'invalid-answer', { reason: 'about another certificate' });
        case 'confirmed':
          return {
            accepted: true,
            signer: { iin, bin: message.signer.bin, name: message.signer.name ?? '', certificateSerial },
            verdict: {
              provenByUs: proven,
              signingTime: message.attributes.signingTime?.toISOString() ?? null,
              nca: verdict,
            },
          };
      }
    },
  };
}
