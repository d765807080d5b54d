import { createHash } from 'node:crypto';
import { digestNamed } from './algorithms.ts';
import { objectIdentifierOf, timeOf } from './ber-values.ts';
import { BerError, childrenOf, expectTag, onlyChildOf, TAG, walk, type Element } from './ber.ts';

/** What the signer signed: these attributes, one of which is the digest of the document. */
export interface SignedAttributes {
  /** The bytes under the signature: the attributes as a SET, whatever tag they travel under (RFC 5652, 5.4). */
  readonly signedBytes: Buffer;
  readonly messageDigest: Buffer;
  /** What the signer's clock said. Evidence, never a ground to decide: nobody vouches for it. */
  readonly signingTime: Date | null;
  /** Does the certificate the signer named (RFC 5035) match? True where none was named, as the national software does. */
  readonly names: (certificate: Buffer) => boolean;
}

const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** Throws `BerError` where a mandatory attribute is missing, occurs twice, or states another content type. */
export function readSignedAttributes(element: Element, contentType: string): SignedAttributes {
  const values = new Map<string, Element>();
  for (const attribute of childrenOf(element)) {
    const fields = walk(attribute, TAG.sequence);
    const oid = objectIdentifierOf(fields.next(TAG.objectIdentifier));
    const value = onlyChildOf(fields.next(TAG.set));
    fields.end();
    if (values.has(oid)) throw new BerError('attribute twice');
    values.set(oid, value);
  }

  const statedType = values.get(ATTRIBUTE.contentType);
  const digest = values.get(ATTRIBUTE.messageDigest);
  if (statedType === undefined || digest === undefined) throw new BerError('attribute missing');
  if (objectIdentifierOf(statedType) !== contentType) throw new BerError('content type');

  const signedBytes = Buffer.from(element.raw);
  signedBytes[0] = TAG.set;
  const signingTime = values.get(ATTRIBUTE.signingTime);
  const named = values.get(ATTRIBUTE.signingCertificateV2);
  return {
    signedBytes,
    messageDigest: expectTag(digest, TAG.octetString).value,
    signingTime: signingTime === undefined ? null : timeOf(signingTime),
    names: named === undefined ? () => true : readCertificateHash(named),
  };
}

/** SigningCertificateV2: the first entry is the signer's own certificate, by its hash (SHA-256 unless stated). */
function readCertificateHash(signingCertificate: Element): (certificate: Buffer) => boolean {
  const entries = childrenOf(walk(signingCertificate, TAG.sequence).next(TAG.sequence));
  if (entries[0] === undefined) throw new BerError('signing certificate');
  const fields = walk(entries[0], TAG.sequence);
  const algorithm = fields.optional(TAG.sequence);
  const hash = fields.next(TAG.octetString).value;
  const digest =
    algorithm === undefined
      ? 'sha256'
      : digestNamed(objectIdentifierOf(walk(algorithm, TAG.sequence).next(TAG.objectIdentifier)));
  return (certificate) => digest !== undefined && createHash(digest).update(certificate).digest().equals(hash);
}
