/**
 * What a signature must be to count as somebody's word (DOMAIN section 3): pure checks on facts that were read from a CMS and
 * its certificate. Mathematics, chain and revocation are checked outside; role, key usage and identity are ours alone,
 * because the certification authority's verdict says nothing about them.
 */

/** A consent's CMS is about 2 KiB, one with a time stamp and an OCSP answer about 12. What is bigger is no signature of ours. */
export const MAX_CMS_BYTES = 64 * 1024;

/**
 * Why a signature doesn't count. Each is the signer's to repair; `SIGNATURE_REJECTION_TEXTS` says how.
 *
 * - `malformed`: not base64, not one complete CMS SignedData, or one that contradicts itself
 * - `too-large`: more than `MAX_CMS_BYTES`
 * - `not-one-signer`: no signer or several
 * - `not-detached`: the signed content is inside. Refused even where it equals our document: NCANode then judges that
 *   content instead of ours
 * - `unsupported-algorithm`: SHA-1, MD5, RSA below 2048 bits, an unusual curve, …
 * - `wrong-document`: signed, but not over our bytes (R13)
 * - `bad-signature`: the mathematics fail
 * - `untrusted-chain`: no path from the certificate to the pinned authorities
 * - `certificate-expired`: expired or not yet valid at the instant judged
 * - `revoked`: the certification authority has withdrawn the certificate
 * - `not-a-signing-key`: an authentication certificate
 * - `wrong-role`: a person must sign as a person, an organisation through its head or somebody with the right to sign
 * - `wrong-person`: somebody else's certificate
 */
export const SIGNATURE_REJECTIONS = [
  'malformed',
  'too-large',
  'not-one-signer',
  'not-detached',
  'unsupported-algorithm',
  'wrong-document',
  'bad-signature',
  'untrusted-chain',
  'certificate-expired',
  'revoked',
  'not-a-signing-key',
  'wrong-role',
  'wrong-person',
] as const;
export type SignatureRejection = (typeof SIGNATURE_REJECTIONS)[number];

/**
 * Who must have signed: a person by IIN, or an organisation by BIN through somebody who may sign for it; through this very
 * person, where `iin` names one.
 */
export type RequiredSigner = { readonly iin: string } | { readonly bin: string; readonly iin?: string };

/** Bits of the key usage extension that matter here, by their names in RFC 5280. */
export type KeyUsage = 'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'keyCertSign';

/** A signer's certificate as the rules see it. `iin` and `bin` are null where the subject names none, or more than one. */
export interface SignerCertificate {
  readonly iin: string | null;
  readonly bin: string | null;
  readonly keyUsage: readonly KeyUsage[];
  /** Object identifiers; the national ones tell the holder's role. */
  readonly extendedKeyUsage: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** The national extended key usages: whose certificate it is, and what its holder may do for an organisation. */
export const HOLDER_ROLES = {
  individual: '1.2.398.3.3.4.1.1',
  organisation: '1.2.398.3.3.4.1.2',
  head: '1.2.398.3.3.4.1.2.1',
  signatory: '1.2.398.3.3.4.1.2.2',
  finance: '1.2.398.3.3.4.1.2.3',
  hr: '1.2.398.3.3.4.1.2.4',
  employee: '1.2.398.3.3.4.1.2.5',
} as const;

/** Roles that bind their organisation outside a special field. */
const MAY_SIGN_FOR_ORGANISATION = [HOLDER_ROLES.head, HOLDER_ROLES.signatory];

const MAX_CMS_BASE64_LENGTH = Math.ceil(MAX_CMS_BYTES / 3) * 4;

/** Cheap enough for the api and a workflow's validator: is this base64 text of a size that can be a CMS at all? */
export function rejectEvidenceShape(cms: string): Extract<SignatureRejection, 'malformed' | 'too-large'> | undefined {
  if (cms.length > MAX_CMS_BASE64_LENGTH) return 'too-large';
  if (cms === '' || cms.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(cms)) return 'malformed';
  const padding = cms.endsWith('==') ? 2 : cms.endsWith('=') ? 1 : 0;
  return (cms.length / 4) * 3 - padding > MAX_CMS_BYTES ? 'too-large' : undefined;
}

/**
 * Does this certificate let its holder sign what `required` must sign, at the instant `at`? `undefined` where it does.
 * The order gives the most telling reason: what is wrong with the certificate itself before what is wrong with its holder.
 */
export function rejectSigner(
  certificate: SignerCertificate,
  required: RequiredSigner,
  at: Date,
): SignatureRejection | undefined {
  if (at < certificate.notBefore || at > certificate.notAfter) return 'certificate-expired';
  if (!certificate.keyUsage.includes('digitalSignature') || !certificate.keyUsage.includes('nonRepudiation')) {
    return 'not-a-signing-key';
  }
  return 'bin' in required ? rejectOrganisation(certificate, required) : rejectPerson(certificate, required.iin);
}

function rejectPerson(certificate: SignerCertificate, iin: string): SignatureRejection | undefined {
  const roles = certificate.extendedKeyUsage;
  // An organisation's certificate also names a person, but speaks for the organisation: it gives nobody's own consent.
  const individual = roles.includes(HOLDER_ROLES.individual) && !roles.includes(HOLDER_ROLES.organisation);
  if (!individual || certificate.bin !== null) return 'wrong-role';
  return certificate.iin === iin ? undefined : 'wrong-person';
}

function rejectOrganisation(
  certificate: SignerCertificate,
  { bin, iin = certificate.iin ?? undefined }: Extract<RequiredSigner, { readonly bin: string }>,
): SignatureRejection | undefined {
  const roles = certificate.extendedKeyUsage;
  if (!roles.includes(HOLDER_ROLES.organisation)) return 'wrong-role';
  // The person is required too: the case must be able to say who signed for the organisation.
  if (certificate.bin !== bin || certificate.iin === null || certificate.iin !== iin) return 'wrong-person';
  return MAY_SIGN_FOR_ORGANISATION.some((role) => roles.includes(role)) ? undefined : 'wrong-role';
}
