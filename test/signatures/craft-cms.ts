import { createHash, sign } from 'node:crypto';
import {
  explicit,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  time,
} from '../../registries/certification-authority/der.ts';
import type { Credential } from '../../registries/certification-authority/issue-certificate.ts';

const DIGEST_OIDS = { sha1: '1.3.14.3.2.26', md5: '1.2.840.113549.2.5', sha256: '2.16.840.1.101.3.4.2.1' } as const;
const SIGNATURE_OIDS = {
  ec: { sha1: '1.2.840.10045.4.1', md5: '1.2.840.10045.4.1', sha256: '1.2.840.10045.4.3.2' },
  rsa: { sha1: '1.2.840.113549.1.1.5', md5: '1.2.840.113549.1.1.4', sha256: '1.2.840.113549.1.1.11' },
} as const;

export interface Crafting {
  readonly content: Uint8Array;
  readonly signers: readonly Credential[];
  readonly digest?: keyof typeof DIGEST_OIDS;
  /** Put the content inside. */
  readonly attached?: boolean;
  /** Certificates inside; those of the signers by default. */
  readonly certificates?: readonly Buffer[];
  /** Sign the content itself, without signed attributes. */
  readonly bare?: boolean;
  readonly contentType?: string;
  /** Hash in the attribute that names the signer's certificate; the attribute is absent by default. */
  readonly namedCertificate?: Buffer;
  /** Signed attributes (type and value) on top of the usual ones. */
  readonly moreAttributes?: readonly (readonly [type: string, value: Buffer])[];
  /** Write the outer layers with indefinite lengths, as the national library does. */
  readonly indefinite?: boolean;
  /** Identifiers of algorithms instead of the true ones. */
  readonly claim?: { readonly digest?: string; readonly signature?: string };
}

/** Makes a CMS the stand-in would never make. */
export function craftCms(crafting: Crafting): Buffer {
  const { content, signers, digest = 'sha256', attached = false, bare = false } = crafting;
  const { contentType = '1.2.840.113549.1.7.1', claim = {} } = crafting;
  const digestAlgorithm = sequence(oid(claim.digest ?? DIGEST_OIDS[digest]), nothing());

  const signerInfo = ({ key, issuerName, serial }: Credential): Buffer => {
    const hash = (bytes: Uint8Array) => createHash(digest).update(bytes).digest();
    const attribute = (type: string, value: Buffer) => sequence(oid(type), setOf(value));
    const named = crafting.namedCertificate;
    const attributes = setOf(
      attribute('1.2.840.113549.1.9.3', oid(contentType)),
      attribute('1.2.840.113549.1.9.5', time(new Date())),
      attribute('1.2.840.113549.1.9.4', octetString(hash(content))),
      ...(crafting.moreAttributes ?? []).map(([type, value]) => attribute(type, value)),
      ...(named === undefined
        ? []
        : [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octetString(named)))))]),
    );
    const keyType = key.privateKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
    return sequence(
      integer(1),
      sequence(issuerName, integer(...serial)),
      digestAlgorithm,
      ...(bare ? [] : [implicit(0, attributes)]),
      sequence(oid(claim.signature ?? SIGNATURE_OIDS[keyType][digest])),
      octetString(sign(digest, bare ? content : attributes, key.privateKey)),
    );
  };

  const fields = [
    integer(1),
    setOf(digestAlgorithm),
    sequence(oid(contentType), ...(attached ? [explicit(0, octetString(content))] : [])),
    explicit(0, ...(crafting.certificates ?? signers.map(({ certificate }) => certificate))),
    setOf(...signers.map(signerInfo)),
  ];
  const signedDataType = oid('1.2.840.113549.1.7.2');
  return crafting.indefinite === true
    ? indefinite(0x30, signedDataType, indefinite(0xa0, indefinite(0x30, ...fields)))
    : sequence(signedDataType, explicit(0, sequence(...fields)));
}

const indefinite = (tag: number, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
