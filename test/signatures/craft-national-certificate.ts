import { randomBytes } from 'node:crypto';
import {
  bitString,
  explicit,
  integer,
  oid,
  sequence,
  setOf,
  time,
  utf8,
} from '../../registries/certification-authority/der.ts';
import { extendedKeyUsage, isAuthority, keyUsage } from '../../registries/certification-authority/issue-certificate.ts';

const KEY_ALGORITHM = sequence(oid('1.2.398.3.10.1.1.2.2'));
const SIGNATURE_ALGORITHM = sequence(oid('1.2.398.3.10.1.1.2.3.2'));

/** A certificate that looks like one of the national algorithms. Its signature is random, and its key: nobody here can tell. */
export function craftNationalCertificate(holder: {
  readonly subject: string;
  readonly issuer: string;
  readonly iin?: string;
  readonly authority?: boolean;
  /** A key of ordinary algorithms instead. */
  readonly publicKeyInfo?: Buffer;
}) {
  const attribute = (type: string, value: string) => setOf(sequence(oid(type), utf8(value)));
  const nameOf = (commonName: string, iin?: string) =>
    sequence(attribute('2.5.4.3', commonName), ...(iin === undefined ? [] : [attribute('2.5.4.5', `IIN${iin}`)]));

  const serial = Buffer.concat([Buffer.from([0x40]), randomBytes(19)]);
  const issuerName = nameOf(holder.issuer);
  const signedPart = sequence(
    explicit(0, integer(2)),
    integer(...serial),
    SIGNATURE_ALGORITHM,
    issuerName,
    sequence(time(new Date('2020-01-01T00:00:00Z')), time(new Date('2099-12-31T00:00:00Z'))),
    nameOf(holder.subject, holder.iin),
    holder.publicKeyInfo ?? sequence(KEY_ALGORITHM, bitString(randomBytes(128))),
    explicit(
      3,
      holder.authority === true
        ? sequence(isAuthority(0), keyUsage(5, 6))
        : sequence(keyUsage(0, 1), extendedKeyUsage('1.2.398.3.3.4.1.1')),
    ),
  );
  return { certificate: sequence(signedPart, SIGNATURE_ALGORITHM, bitString(randomBytes(128))), issuerName, serial };
}
