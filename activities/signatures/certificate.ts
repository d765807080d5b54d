import type { KeyUsage, SignerCertificate } from '../../domain/signature-profile.ts';
import { algorithmOf } from './algorithms.ts';
import { namedBitsOf, objectIdentifierOf, smallIntegerOf, timeOf, wholeOctetsOf } from './ber-values.ts';
import { BerError, childrenOf, contextTag, onlyChildOf, readWhole, TAG, walk, type Element } from './ber.ts';
import { readHolder } from './holder.ts';

/** An X.509 certificate, read once from its bytes: the signed part we verify is the very part we read. */
export interface Certificate extends SignerCertificate {
  readonly raw: Buffer;
  /** The bytes the issuer signed, and how. */
  readonly signedPart: Buffer;
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
  /** Names as encoded: compared byte for byte, as issuers write them once. */
  readonly subject: Buffer;
  readonly issuer: Buffer;
  /** Serial number as an INTEGER's octets, which is how a CMS names its signer. */
  readonly serialOctets: Buffer;
  readonly subjectKeyId: Buffer | null;
  readonly publicKeyInfo: Buffer;
  readonly publicKeyAlgorithm: string;
  /** The holder's name as the certificate states it (`CN`). */
  readonly name: string | null;
  /** May issue certificates, with at most so many authorities below it. */
  readonly authority: { readonly pathLength: number } | null;
  /** Holds a critical extension that we don't understand: RFC 5280 says not to use it. */
  readonly hasUnknownCriticalExtension: boolean;
}

/** Serial number in hexadecimal without leading zeros, as NCANode and the authority's register write it. */
export const serialNumberOf = (certificate: Certificate): string =>
  BigInt(`0x${certificate.serialOctets.toString('hex')}`).toString(16);

const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Understood, or without a say in who may sign: certificate policies, key identifiers, alternative names. */
const KNOWN_EXTENSIONS: readonly string[] = [...Object.values(EXTENSION), '2.5.29.32', '2.5.29.35', '2.5.29.17'];

const KEY_USAGE_BITS = new Map<number, KeyUsage>([
  [0, 'digitalSignature'],
  [1, 'nonRepudiation'],
  [2, 'keyEncipherment'],
  [5, 'keyCertSign'],
]);

/** Reads the DER of a certificate (RFC 5280, 4.1). Throws `BerError`. */
export function readCertificate(raw: Buffer): Certificate {
  const certificate = walk(readWhole(raw), TAG.sequence);
  const signedPart = certificate.next(TAG.sequence);
  const signatureAlgorithm = algorithmOf(certificate.next(TAG.sequence));
  const signature = wholeOctetsOf(certificate.next(TAG.bitString));
  certificate.end();

  const fields = walk(signedPart, TAG.sequence);
  if (smallIntegerOf(onlyChildOf(fields.next(contextTag(0)))) !== 2) throw new BerError('not a version 3 certificate');
  const serialOctets = fields.next(TAG.integer).value;
  if (serialOctets.length === 0 || serialOctets.length > 21) throw new BerError('serial number');
  // Stated twice, once outside the signed part: a difference would let a forger choose.
  if (algorithmOf(fields.next(TAG.sequence)) !== signatureAlgorithm) throw new BerError('two signature algorithms');
  const issuer = fields.next(TAG.sequence);
  const validity = walk(fields.next(TAG.sequence), TAG.sequence);
  const [notBefore, notAfter] = [timeOf(validity.any()), timeOf(validity.any())];
  const subject = fields.next(TAG.sequence);
  const publicKeyInfo = fields.next(TAG.sequence);
  const extensions = readExtensions(onlyChildOf(fields.next(contextTag(3))));
  fields.end();

  return {
    raw,
    signedPart: signedPart.raw,
    signatureAlgorithm,
    signature,
    subject: subject.raw,
    issuer: issuer.raw,
    serialOctets,
    publicKeyInfo: publicKeyInfo.raw,
    publicKeyAlgorithm: keyAlgorithmOf(publicKeyInfo),
    notBefore,
    notAfter,
    ...readHolder(subject),
    ...extensions,
  };
}

function keyAlgorithmOf(publicKeyInfo: Element): string {
  const algorithm = walk(publicKeyInfo, TAG.sequence).next(TAG.sequence);
  return objectIdentifierOf(walk(algorithm, TAG.sequence).next(TAG.objectIdentifier));
}

type Extensions = Pick<
  Certificate,
  'keyUsage' | 'extendedKeyUsage' | 'authority' | 'subjectKeyId' | 'hasUnknownCriticalExtension'
>;

function readExtensions(list: Element): Extensions {
  const values = new Map<string, Element>();
  let hasUnknownCriticalExtension = false;
  for (const extension of childrenOf(list)) {
    const fields = walk(extension, TAG.sequence);
    const oid = objectIdentifierOf(fields.next(TAG.objectIdentifier));
    const critical = fields.optional(TAG.boolean)?.value[0] === 0xff;
    const value = fields.next(TAG.octetString).value;
    if (values.has(oid)) throw new BerError('extension twice');
    if (critical && !KNOWN_EXTENSIONS.includes(oid)) hasUnknownCriticalExtension = true;
    values.set(oid, readWhole(value));
  }

  const keyUsage = values.get(EXTENSION.keyUsage);
  const extendedKeyUsage = values.get(EXTENSION.extendedKeyUsage);
  const basicConstraints = values.get(EXTENSION.basicConstraints);
  return {
    keyUsage: keyUsage === undefined ? [] : namedBitsOf(keyUsage).flatMap((bit) => KEY_USAGE_BITS.get(bit) ?? []),
    extendedKeyUsage: extendedKeyUsage === undefined ? [] : childrenOf(extendedKeyUsage).map(objectIdentifierOf),
    authority: basicConstraints === undefined ? null : readAuthority(basicConstraints),
    subjectKeyId: values.get(EXTENSION.subjectKeyId)?.value ?? null,
    hasUnknownCriticalExtension,
  };
}

function readAuthority(basicConstraints: Element): Certificate['authority'] {
  const fields = walk(basicConstraints, TAG.sequence);
  const isAuthority = fields.optional(TAG.boolean)?.value[0] === 0xff;
  const pathLength = fields.optional(TAG.integer);
  if (!isAuthority) return null;
  return { pathLength: pathLength === undefined ? Infinity : smallIntegerOf(pathLength) };
}
