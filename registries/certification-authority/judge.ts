import { createHash, verify, type X509Certificate } from 'node:crypto';
import { Unprocessable } from './asn1.ts';
import { describeCertificate, javaTime, type CertificateInfo, type Revocation } from './describe-certificate.ts';
import { parseCms, type CmsSigner } from './parse-cms.ts';
import { readCertificateFile, serialOf, type ReadCertificate } from './read-certificate.ts';
import type { Revocations } from './revocations.ts';

export type RevocationCheck = 'OCSP' | 'CRL';

export interface JudgeOptions {
  /** Authorities whose certificates are believed. */
  readonly issuers: readonly X509Certificate[];
  readonly revocations: Revocations;
  /** Can the OCSP responder be reached just now? */
  readonly ocspAnswers: () => boolean;
}

const DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The verdicts of NCANode 3. Both throw `Unprocessable` where it answers 400. */
export function createJudge({ issuers, revocations, ocspAnswers }: JudgeOptions) {
  function judgeCertificate(certificate: ReadCertificate, checks: readonly RevocationCheck[]): CertificateInfo {
    const { x509 } = certificate;
    const hasIssuer = issuers.some((issuer) => issuer.subject === x509.issuer && x509.verify(issuer.publicKey));
    const revokedAt = revocations.findRevokedAt(serialOf(certificate));
    // In this order, as the original lists them.
    const answers = [
      ...(checks.includes('CRL') ? [crlAnswer(revokedAt)] : []),
      ...(checks.includes('OCSP') ? [ocspAnswer(revokedAt, hasIssuer, ocspAnswers())] : []),
    ];
    const now = new Date();
    const inTime = x509.validFromDate < now && now < x509.validToDate;
    return describeCertificate(certificate, {
      valid: hasIssuer && inTime && answers.every(isActive),
      revocations: answers,
    });
  }

  return {
    /** @param data content of a detached CMS; ignored where the CMS holds its content itself, as the original does */
    judgeCms(cms: Buffer, data: Buffer | undefined, checks: readonly RevocationCheck[]) {
      const parsed = parseCms(cms);
      const content = parsed.content ?? data;
      let valid = true;
      const signers = parsed.signers.map((signer) => {
        const certificates = signer.certificates.map((certificate) => {
          const info = judgeCertificate(certificate, checks);
          valid &&= isSignedBy(signer, certificate, content) && info.valid;
          return info;
        });
        return { certificates, tsp: null };
      });
      return { valid, signers };
    },

    judgeCertificates(certificates: readonly Buffer[], checks: readonly RevocationCheck[]) {
      const signers = certificates.map((der) => judgeCertificate(readCertificateFile(der), checks));
      return { valid: signers.length > 0 && signers.every(({ valid }) => valid), signers };
    },
  };
}

/** No reason where the certificate isn't on a list, and none either where no list was loaded: the original doesn't tell them apart. */
const crlAnswer = (revokedAt: Date | undefined): Revocation => ({
  revoked: revokedAt !== undefined,
  by: 'CRL',
  revocationTime: revokedAt === undefined ? null : javaTime(revokedAt),
  reason: revokedAt === undefined ? null : 'UNSPECIFIED',
});

/** "OK" says that the responder answered, whatever it answered. What went wrong reads `revoked: false` too: the known trap. */
function ocspAnswer(revokedAt: Date | undefined, hasIssuer: boolean, responds: boolean): Revocation {
  const failed = (reason: string): Revocation => ({ revoked: false, by: 'OCSP', revocationTime: null, reason });
  if (!hasIssuer) return failed('Cannot find root certificate in NCANode. Try add it using NCANODE_CA_URL variable.');
  if (!responds) return failed('ocsp.pki.gov.kz: Try again');
  return { ...crlAnswer(revokedAt), by: 'OCSP', reason: 'OK' };
}

const isActive = ({ by, revoked, reason }: Revocation): boolean => !revoked && (by === 'CRL' || reason === 'OK');

/** The national library throws over a digest that differs from the content's, and NCANode makes a 400 of it. */
function isSignedBy(signer: CmsSigner, { x509 }: ReadCertificate, content: Buffer = Buffer.alloc(0)): boolean {
  const digest = DIGESTS[signer.digestAlgorithm];
  if (digest === undefined) {
    throw new Unprocessable(
      `NoSuchAlgorithmException: no such algorithm: ${signer.digestAlgorithm} for provider KALKAN`,
    );
  }
  if (signer.signedAttributes === undefined) return verify(digest, content, x509.publicKey, signer.signature);
  const expected = createHash(digest).update(content).digest();
  if (signer.messageDigest === undefined || !signer.messageDigest.equals(expected)) {
    throw new Unprocessable('invalid signature format in message: content hash found in signed attributes different');
  }
  return verify(digest, signer.signedAttributes, x509.publicKey, signer.signature);
}
