import { createHash, sign } from 'node:crypto';
import { explicit, implicit, integer, nothing, octetString, oid, sequence, setOf, time } from './der.ts';
import type { Credential } from './issue-certificate.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256WithRsa: '1.2.840.113549.1.1.11',
} as const;

const SHA256 = sequence(oid(OID.sha256), nothing());
const SIGNATURE_ALGORITHM = {
  ec: sequence(oid(OID.ecdsaWithSha256)),
  rsa: sequence(oid(OID.sha256WithRsa), nothing()),
} as const;

/** A detached CMS (RFC 5652) over `content` by one signer, with the signer's certificate alone, as the national software makes it. */
export function buildCms(content: Uint8Array, signer: Credential, at: Date): Buffer {
  const { certificate, issuerName, serial } = signer;
  const { privateKey } = signer.key;
  const signedAttributes = setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.signingTime, time(at)),
    attribute(OID.messageDigest, octetString(sha256(content))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(certificate)))))),
  );
  const signerInfo = sequence(
    integer(1),
    sequence(issuerName, integer(...serial)),
    SHA256,
    implicit(0, signedAttributes),
    SIGNATURE_ALGORITHM[privateKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'],
    octetString(sign('sha256', signedAttributes, privateKey)),
  );
  const signedData = sequence(
    integer(1),
    setOf(SHA256),
    sequence(oid(OID.data)),
    explicit(0, certificate),
    setOf(signerInfo),
  );
  return sequence(oid(OID.signedData), explicit(0, signedData));
}

const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), setOf(value));

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
