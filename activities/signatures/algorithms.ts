import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { objectIdentifierOf } from './ber-values.ts';
import { BerError, TAG, walk, type Element } from './ber.ts';

/**
 * Which algorithms count. What is in neither table (SHA-1, MD5, DSA, PSS, …) is refused: an identifier we don't know must never
 * lead to trusting somebody else's verdict alone.
 */

export type DigestName = 'sha256' | 'sha384' | 'sha512';

const DIGESTS = new Map<string, DigestName>([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const SIGNATURES = new Map<string, { readonly keyType: 'rsa' | 'ec'; readonly digest: DigestName }>([
  ['1.2.840.113549.1.1.11', { keyType: 'rsa', digest: 'sha256' }],
  ['1.2.840.113549.1.1.12', { keyType: 'rsa', digest: 'sha384' }],
  ['1.2.840.113549.1.1.13', { keyType: 'rsa', digest: 'sha512' }],
  ['1.2.840.10045.4.3.2', { keyType: 'ec', digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { keyType: 'ec', digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { keyType: 'ec', digest: 'sha512' }],
]);

/** In a CMS, plain `rsaEncryption` leaves the digest to the field before it (RFC 3370, 3.2). */
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

/** The arc of the national algorithms (GOST 34.310, GOST 34.311 and their successors), which only NCANode can compute. */
const NATIONAL_ARC = '1.2.398.3.10.1.';

const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];
const MIN_RSA_BITS = 2048;

export const isNational = (oid: string): boolean => oid.startsWith(NATIONAL_ARC);

/** The identifier of an AlgorithmIdentifier. Parameters may only be absent or NULL, except for the national algorithms. */
export function algorithmOf(element: Element): string {
  const fields = walk(element, TAG.sequence);
  const oid = objectIdentifierOf(fields.next(TAG.objectIdentifier));
  if (isNational(oid)) return oid;
  const parameters = fields.optional(TAG.null);
  if (parameters !== undefined && parameters.value.length > 0) throw new BerError('parameters');
  fields.end();
  return oid;
}

export const digestNamed = (oid: string): DigestName | undefined => DIGESTS.get(oid);

/** What is needed to check a signature; `undefined` where the algorithm isn't accepted. */
export function signatureScheme(
  signatureOid: string,
  digestOid?: string,
): { readonly keyType: 'rsa' | 'ec'; readonly digest: DigestName } | undefined {
  const digest = digestOid === undefined ? undefined : DIGESTS.get(digestOid);
  if (signatureOid === RSA_ENCRYPTION) return digest === undefined ? undefined : { keyType: 'rsa', digest };
  const scheme = SIGNATURES.get(signatureOid);
  // A digest that differs between the two fields has no honest use.
  return digestOid !== undefined && scheme?.digest !== digest ? undefined : scheme;
}

/** The key of a certificate; `undefined` where its type, size or curve isn't accepted. */
export function importKey(subjectPublicKeyInfo: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: subjectPublicKeyInfo, format: 'der', type: 'spki' });
    const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
    const strong = key.asymmetricKeyType === 'rsa' ? modulusLength >= MIN_RSA_BITS : CURVES.includes(namedCurve);
    return strong ? key : undefined;
  } catch {
    // OpenSSL says no by throwing: a key of another algorithm, or no key at all.
    return undefined;
  }
}

/** Does `signature` hold over `bytes`? False too where key and scheme don't belong together. */
export function holds(
  scheme: { readonly keyType: 'rsa' | 'ec'; readonly digest: DigestName },
  key: KeyObject,
  bytes: Buffer,
  signature: Buffer,
): boolean {
  return key.asymmetricKeyType === scheme.keyType && verify(scheme.digest, bytes, key, signature);
}
