import { X509Certificate } from 'node:crypto';
import { BitString, fromBER, type BaseBlock } from 'asn1js';
import { childrenOf, isField, octetsOf, oidOf, rawOf, Unprocessable } from './asn1.ts';

/** A certificate with the parts that `X509Certificate` keeps to itself. */
export interface ReadCertificate {
  readonly x509: X509Certificate;
  readonly signature: Buffer;
  readonly signatureAlgorithm: string;
  /** First octet of the key usage bits: 0x80 digitalSignature, 0x40 nonRepudiation, 0x20 keyEncipherment. */
  readonly keyUsage: number;
}

const KEY_USAGE = '2.5.29.15';

/** Throws `Unprocessable`. */
export function readCertificate(block: BaseBlock): ReadCertificate {
  const [signedPart, algorithm, signature] = childrenOf(block);
  const extensions = childrenOf(signedPart).find((field) => isField(field, 3));
  const keyUsage = childrenOf(childrenOf(extensions)[0]).find(
    (extension) => oidOf(childrenOf(extension)[0]) === KEY_USAGE,
  );
  return {
    x509: openCertificate(rawOf(block)),
    signature: signature instanceof BitString ? Buffer.from(signature.valueBlock.valueHexView) : Buffer.alloc(0),
    signatureAlgorithm: oidOf(childrenOf(algorithm)[0]),
    // A BIT STRING: tag, length, unused bits, then the octet.
    keyUsage: keyUsage === undefined ? 0 : (octetsOf(childrenOf(keyUsage).at(-1))[3] ?? 0),
  };
}

export function readCertificateFile(der: Buffer): ReadCertificate {
  const { result, offset } = fromBER(der);
  if (offset === -1) throw new Unprocessable('IOException reading content.');
  return readCertificate(result);
}

function openCertificate(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new Unprocessable('Malformed content.');
  }
}

/** Octets of the serial number, without leading zeros. */
export const serialOf = ({ x509 }: ReadCertificate): Buffer => Buffer.from(x509.serialNumber, 'hex');
