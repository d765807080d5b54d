import type { SignatureRejection } from '../../domain/signature-profile.ts';
import { algorithmOf, isNational } from './algorithms.ts';
import { objectIdentifierOf, smallIntegerOf } from './ber-values.ts';
import { BerError, childrenOf, contextTag, onlyChildOf, readWhole, TAG, walk, type Element } from './ber.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { readSignedAttributes, type SignedAttributes } from './signed-attributes.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';

/** A signer's certificate and a chain; the limit keeps the search for a path short whatever is sent. */
const MAX_CERTIFICATES = 5;

/** A detached CMS by one signer, taken apart but not yet believed. */
export interface SignedMessage {
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
  readonly attributes: SignedAttributes;
  readonly signer: Certificate;
  /** What else came along: perhaps authorities on the way to an anchor. */
  readonly otherCertificates: readonly Certificate[];
}

/** Takes a CMS apart (RFC 5652, 5). Answers with the reason where it isn't a detached CMS by exactly one signer. */
export function readSignedMessage(cms: Buffer): SignedMessage | SignatureRejection {
  try {
    return readContentInfo(cms);
  } catch (error) {
    if (error instanceof BerError) return 'malformed';
    throw error;
  }
}

function readContentInfo(cms: Buffer): SignedMessage | SignatureRejection {
  const contentInfo = walk(readWhole(cms), TAG.sequence);
  expectType(contentInfo.next(TAG.objectIdentifier), SIGNED_DATA);
  const signedData = onlyChildOf(contentInfo.next(contextTag(0)));
  contentInfo.end();

  const fields = walk(signedData, TAG.sequence);
  const version = smallIntegerOf(fields.next(TAG.integer));
  const digestAlgorithms = childrenOf(fields.next(TAG.set)).map(algorithmOf);
  const encapsulated = walk(fields.next(TAG.sequence), TAG.sequence);
  const certificateSet = fields.optional(contextTag(0));
  // Revocation lists may come along; we ask the certification authority ourselves.
  fields.optional(contextTag(1));
  const [signerInfo, ...otherSigners] = childrenOf(fields.next(TAG.set));
  fields.end();

  expectType(encapsulated.next(TAG.objectIdentifier), DATA);
  if (encapsulated.optional(contextTag(0)) !== undefined) return 'not-detached';
  encapsulated.end();
  if (signerInfo === undefined || otherSigners.length > 0) return 'not-one-signer';

  const signer = readSignerInfo(signerInfo);
  // RFC 5652, 5.1 leaves no choice here. Fields outside the signature are held to it, so that nothing can be altered unnoticed.
  if (version !== signer.version || !digestAlgorithms.includes(signer.digestAlgorithm)) throw new BerError('versions');
  return { ...signer, ...pickCertificates(certificateSet, signer.isSigner) };
}

interface SignerInfo extends Omit<SignedMessage, 'signer' | 'otherCertificates'> {
  readonly version: number;
  readonly isSigner: (certificate: Certificate) => boolean;
}

function readSignerInfo(signerInfo: Element): SignerInfo {
  const fields = walk(signerInfo, TAG.sequence);
  const version = smallIntegerOf(fields.next(TAG.integer));
  const isSigner = readSignerId(fields.any(), version);
  const digestAlgorithm = algorithmOf(fields.next(TAG.sequence));
  // Without signed attributes the signature covers bare content, and content could pose as attributes.
  const signedAttributes = fields.next(contextTag(0));
  const signatureAlgorithm = algorithmOf(fields.next(TAG.sequence));
  const signature = fields.next(TAG.octetString).value;
  // Time stamps and the like: outside the signature, kept with the evidence, without a say.
  fields.optional(contextTag(1));
  fields.end();
  const attributes = readSignedAttributes(signedAttributes, DATA);
  return { version, isSigner, digestAlgorithm, signatureAlgorithm, signature, attributes };
}

/** The signer's certificate by issuer and serial number (version 1) or by key identifier (version 3). */
function readSignerId(id: Element, version: number): (certificate: Certificate) => boolean {
  if (version === 3 && id.tag === (contextTag(0) & ~0x20)) {
    return (certificate) => certificate.subjectKeyId?.equals(id.value) ?? false;
  }
  const fields = walk(id, TAG.sequence);
  const issuer = fields.next(TAG.sequence).raw;
  const serial = fields.next(TAG.integer).value;
  fields.end();
  if (version !== 1) throw new BerError('signer version');
  return (certificate) => certificate.issuer.equals(issuer) && certificate.serialOctets.equals(serial);
}

function pickCertificates(
  set: Element | undefined,
  isSigner: (certificate: Certificate) => boolean,
): Pick<SignedMessage, 'signer' | 'otherCertificates'> {
  const elements = set === undefined ? [] : childrenOf(set);
  if (elements.length > MAX_CERTIFICATES) throw new BerError('too many certificates');
  const certificates = elements.map((element) => readCertificate(element.raw));
  const [signer, ...ambiguous] = certificates.filter(isSigner);
  // Two certificates under one name: NCANode might judge the other one.
  if (signer === undefined || ambiguous.length > 0) throw new BerError('the signer’s certificate');
  return { signer, otherCertificates: certificates.filter((certificate) => certificate !== signer) };
}

function expectType(element: Element, type: string): void {
  if (objectIdentifierOf(element) !== type) throw new BerError(`expected ${type}`);
}

/** Made with the national algorithms, through and through: only then may NCANode's word stand for our own mathematics. */
export const isNationalThroughout = (message: SignedMessage): boolean =>
  [
    message.digestAlgorithm,
    message.signatureAlgorithm,
    message.signer.publicKeyAlgorithm,
    message.signer.signatureAlgorithm,
  ].every(isNational);
