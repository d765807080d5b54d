import type { ReadCertificate } from './read-certificate.ts';

/** One source's word on revocation, as NCANode prints it. */
export interface Revocation {
  readonly revoked: boolean;
  readonly by: 'CRL' | 'OCSP';
  readonly revocationTime: string | null;
  readonly reason: string | null;
}

const SIGNATURE_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'SHA256withECDSA',
  '1.2.840.113549.1.1.11': 'SHA256withRSA',
};

const KEY_USERS: Readonly<Record<string, string>> = {
  '1.2.398.3.3.4.1.1': 'INDIVIDUAL',
  '1.2.398.3.3.4.1.2': 'ORGANIZATION',
  '1.2.398.3.3.4.1.2.1': 'CEO',
  '1.2.398.3.3.4.1.2.2': 'CAN_SIGN',
  '1.2.398.3.3.4.1.2.3': 'CAN_SIGN_FINANCIAL',
  '1.2.398.3.3.4.1.2.4': 'HR',
  '1.2.398.3.3.4.1.2.5': 'EMPLOYEE',
};

/** A certificate in the words of NCANode 3 (its `CertificateInfo`). */
export function describeCertificate(
  certificate: ReadCertificate,
  verdict: { readonly valid: boolean; readonly revocations: readonly Revocation[] },
) {
  const { x509 } = certificate;
  return {
    ...verdict,
    notBefore: javaTime(x509.validFromDate),
    notAfter: javaTime(x509.validToDate),
    keyUsage: keyUsageOf(certificate.keyUsage),
    serialNumber: x509.serialNumber.toLowerCase().replace(/^0+/, ''),
    signAlg: SIGNATURE_NAMES[certificate.signatureAlgorithm] ?? certificate.signatureAlgorithm,
    // `X509Certificate.keyUsage` is the extended key usage.
    keyUser: x509.keyUsage.flatMap((purpose) => KEY_USERS[purpose] ?? []),
    publicKey: x509.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signature: certificate.signature.toString('base64'),
    subject: describeName(x509.subject),
    issuer: describeName(x509.issuer),
  };
}

export type CertificateInfo = ReturnType<typeof describeCertificate>;

/** How Jackson writes a `java.util.Date`. */
export const javaTime = (instant: Date): string => instant.toISOString().replace('Z', '+00:00');

function keyUsageOf(bits: number): 'SIGN' | 'AUTH' | 'UNKNOWN' {
  if ((bits & 0xc0) === 0xc0) return 'SIGN';
  return (bits & 0xa0) === 0xa0 ? 'AUTH' : 'UNKNOWN';
}

/** @param name as `X509Certificate` prints it: one attribute a line */
function describeName(name: string) {
  const lines = name.split('\n');
  const valueOf = (type: string): string | undefined =>
    lines.find((line) => line.startsWith(`${type}=`))?.slice(type.length + 1);
  return {
    commonName: valueOf('CN'),
    /** The patronymic: NCANode calls the given name attribute so. */
    lastName: valueOf('GN'),
    surName: valueOf('SN'),
    iin: valueOf('serialNumber')?.replace(/^IIN/, ''),
    bin: valueOf('OU')?.replace(/^BIN/, ''),
    organization: valueOf('O'),
    country: valueOf('C'),
    dn: lines.toReversed().join(', '),
  };
}
