import { fromBER, Integer, type BaseBlock } from 'asn1js';
import { childrenOf, isField, octetsOf, oidOf, rawOf, Unprocessable } from './asn1.ts';
import { readCertificate, serialOf, type ReadCertificate } from './read-certificate.ts';

/** One signer of a CMS, as far as a verdict needs it. */
export interface CmsSigner {
  /** The certificates in the CMS that the signer's identifier points at. */
  readonly certificates: readonly ReadCertificate[];
  readonly digestAlgorithm: string;
  readonly signature: Buffer;
  /** The attributes as they were signed; absent where the content was signed directly. */
  readonly signedAttributes: Buffer | undefined;
  readonly messageDigest: Buffer | undefined;
}

export interface ParsedCms {
  /** Content inside the CMS; `undefined` where it is detached. */
  readonly content: Buffer | undefined;
  readonly signers: readonly CmsSigner[];
}

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** Takes a CMS SignedData apart, as leniently as the national library. Throws `Unprocessable`. */
export function parseCms(bytes: Buffer): ParsedCms {
  const { result, offset } = fromBER(bytes);
  if (offset === -1) throw new Unprocessable('IOException reading content.');
  const fields = childrenOf(childrenOf(childrenOf(result)[1])[0]);
  const [, encapsulated] = childrenOf(fields[2]);
  const certificates = fields
    .filter((field) => isField(field, 0))
    .flatMap(childrenOf)
    .map(readCertificate);
  return {
    content: encapsulated === undefined ? undefined : octetsOf(childrenOf(encapsulated)[0]),
    signers: childrenOf(fields.at(-1)).map((signer) => readSigner(signer, certificates)),
  };
}

function readSigner(signer: BaseBlock, certificates: readonly ReadCertificate[]): CmsSigner {
  const [, id, digestAlgorithm, ...rest] = childrenOf(signer);
  const attributes = isField(rest[0], 0) ? rest[0] : undefined;
  const signature = rest[attributes === undefined ? 1 : 2];
  const serial = serialIn(id);
  return {
    certificates: certificates.filter((certificate) => serialOf(certificate).equals(serial)),
    digestAlgorithm: oidOf(childrenOf(digestAlgorithm)[0]),
    signature: octetsOf(signature),
    signedAttributes: attributes === undefined ? undefined : asSet(rawOf(attributes)),
    messageDigest: attributes === undefined ? undefined : digestIn(attributes),
  };
}

function serialIn(signerId: BaseBlock | undefined): Buffer {
  const serial = childrenOf(signerId)[1];
  if (serial instanceof Integer) return Buffer.from(serial.valueBlock.valueHexView);
  throw new Unprocessable('Malformed content.');
}

function digestIn(attributes: BaseBlock): Buffer | undefined {
  const attribute = childrenOf(attributes).find((candidate) => oidOf(childrenOf(candidate)[0]) === MESSAGE_DIGEST);
  return attribute === undefined ? undefined : octetsOf(childrenOf(childrenOf(attribute)[1])[0]);
}

/** What is signed is a SET, whatever tag it travels under (RFC 5652, 5.4). */
function asSet(attributes: Buffer): Buffer {
  attributes[0] = 0x31;
  return attributes;
}
