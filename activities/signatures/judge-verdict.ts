import type { NcaVerdict } from '../../clients/nca.ts';
import type { SignatureRejection } from '../../domain/signature-profile.ts';

type Answer = Extract<NcaVerdict, { readable: true }>;
type CertificateVerdict = Answer['signers'][number]['certificates'][number];
type Revocation = NonNullable<CertificateVerdict['revocations']>[number];

/** What we know by ourselves about the signature that NCANode judged. */
export interface Known {
  /** Hexadecimal without leading zeros. */
  readonly certificateSerial: string;
  /** Our own mathematics and chain hold; false for the national algorithms, which only NCANode can compute. */
  readonly proven: boolean;
}

/**
 * - `confirmed`: NCANode is positive and the certificate is known not to be revoked
 * - `rejected`: a lasting "no"
 * - `unknown`: no positive answer about revocation: ask again
 * - `unusable`: not an answer about our signature
 */
export type Judgement =
  | { readonly kind: 'confirmed' | 'unknown' | 'unusable' }
  | { readonly kind: 'rejected'; readonly reason: SignatureRejection };

/** Reads NCANode's verdict at the instant `now`, with its traps: see the comments inside. */
export function judgeVerdict(verdict: NcaVerdict, known: Known, now: Date): Judgement {
  if (!verdict.readable) return judgeRefusal(verdict.message);

  const [signer, ...otherSigners] = verdict.signers;
  const [certificate, ...otherCertificates] = signer?.certificates ?? [];
  const isOurs = certificate?.serialNumber.toLowerCase() === known.certificateSerial;
  if (certificate === undefined || !isOurs || otherSigners.length + otherCertificates.length > 0)
    return { kind: 'unusable' };

  const revocations = certificate.revocations ?? [];
  // Somebody whose certificate was revoked, if only since signing, has to be asked again.
  if (revocations.some(({ revoked }) => revoked)) return rejected('revoked');
  if (!knownGood(revocations)) {
    const noIssuer = revocations.some(({ reason }) => /root certificate|"issuer" is null/i.test(reason ?? ''));
    // Where we proved the chain ourselves, NCANode lacks an authority: its operator's to repair, not the signer's.
    return noIssuer && !known.proven ? rejected('untrusted-chain') : { kind: 'unknown' };
  }
  if (verdict.valid) return { kind: 'confirmed' };
  // NCANode judges dates by the clock on its wall, we by the instant of signing: a certificate can expire in between.
  return rejected(now > new Date(certificate.notAfter) ? 'certificate-expired' : 'bad-signature');
}

/**
 * Only OCSP's "OK" counts as a positive answer. An error of OCSP looks the same but for the reason, and CRL says "not revoked"
 * also where NCANode has loaded no list at all: a list can condemn a certificate, never clear it.
 */
function knownGood(revocations: readonly Revocation[]): boolean {
  const answers = revocations.filter(({ by }) => by === 'OCSP');
  return answers.length > 0 && answers.every(({ revoked, reason }) => !revoked && reason === 'OK');
}

/** A 400 carries whatever broke inside: mostly the CMS, but a revocation list that can't be loaded as well. */
function judgeRefusal(message: string): Judgement {
  if (/\bCRL\b/.test(message)) return { kind: 'unknown' };
  return rejected(/hash found in signed attributes different/.test(message) ? 'wrong-document' : 'malformed');
}

const rejected = (reason: SignatureRejection): Judgement => ({ kind: 'rejected', reason });
