import { checkDigit } from '../synthetic/identity-numbers.ts';
import { foundAuthorities, type Authorities } from './authorities.ts';
import {
  extendedKeyUsage,
  generateKey,
  generateRsaKey,
  issueCertificate,
  keyUsage,
  NAME_ATTRIBUTE,
  policy,
  type Credential,
  type Key,
} from './issue-certificate.ts';
import type { Revocations } from './revocations.ts';

/** National extended key usages: whose certificate it is, then what its holder may do for the organisation. */
const ROLE_OIDS = {
  individual: ['1.2.398.3.3.4.1.1'],
  head: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.1'],
  signatory: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.2'],
  finance: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.3'],
  hr: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.4'],
  employee: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.5'],
} as const;

export const ROLES = ['individual', 'head', 'signatory', 'finance', 'hr', 'employee'] as const;
export const FLAWS = ['expired', 'revoked', 'auth-key', 'foreign-ca', 'wrong-iin'] as const;
export const KEY_TYPES = ['ec', 'rsa'] as const;

export interface HolderRequest {
  readonly iin: string;
  readonly bin?: string | undefined;
  readonly role: (typeof ROLES)[number];
  readonly flaw?: (typeof FLAWS)[number] | undefined;
  readonly keyType: (typeof KEY_TYPES)[number];
}

export interface HolderName {
  readonly family: string;
  readonly given: string;
  readonly patronymic: string | null;
}

export interface HoldersOptions {
  readonly authorities: Authorities;
  readonly revocations: Revocations;
  readonly findName: (iin: string) => HolderName | undefined;
}

const DAY_MS = 86_400_000;
/** Three years where the real ones have one: tests skip through a year of virtual time and go on signing. */
const LIFETIME_MS = 3 * 365 * DAY_MS;
const NATIONAL_POLICY = '1.2.398.3.3.2';
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
const SIGNING_BITS = [0, 1] as const;
const AUTHENTICATION_BITS = [0, 2] as const;
const UNNAMED: HolderName = { family: 'СЫНАҚОВ', given: 'СЫНАҚ', patronymic: 'СЫНАҚҰЛЫ' };

/** Whose key it is changes nothing in what is tested, so a few serve everybody. */
const POOL_SIZE = 8;
/** Certificates remembered; a forgotten one is issued anew in 0.1 ms. */
const REMEMBERED = 20_000;

/** Issues holders' certificates, one for each combination of person, organisation, role and flaw. */
export function createHolders({
  authorities,
  revocations,
  findName,
}: HoldersOptions): (request: HolderRequest) => Credential {
  const foreign = foundAuthorities('FOREIGN', new Date());
  const pool = Array.from({ length: POOL_SIZE }, generateKey);
  const credentials = new Map<string, Credential>();
  let rsaKey: Key | undefined;
  let turn = 0;

  function nextKey(keyType: HolderRequest['keyType']): Key {
    if (keyType === 'rsa') return (rsaKey ??= generateRsaKey());
    turn += 1;
    return pool[turn % POOL_SIZE] ?? generateKey();
  }

  function issue({ flaw, role, keyType, ...holder }: HolderRequest): Credential {
    const { iin, bin } = flaw === 'wrong-iin' ? somebodyElse(holder) : holder;
    const now = Date.now();
    const notAfter = flaw === 'expired' ? now - DAY_MS : now + LIFETIME_MS;
    const authenticates = flaw === 'auth-key';
    const credential = issueCertificate({
      subject: subjectOf(iin, bin, findName(iin) ?? UNNAMED),
      key: nextKey(keyType),
      issuer: flaw === 'foreign-ca' ? foreign.issuing : authorities.issuing,
      notBefore: new Date(Math.min(now, notAfter) - 30 * DAY_MS),
      notAfter: new Date(notAfter),
      extensions: [
        keyUsage(...(authenticates ? AUTHENTICATION_BITS : SIGNING_BITS)),
        extendedKeyUsage(authenticates ? CLIENT_AUTHENTICATION : EMAIL_PROTECTION, ...ROLE_OIDS[role]),
        policy(NATIONAL_POLICY),
      ],
    });
    if (flaw === 'revoked') revocations.revoke(credential.serial);
    return credential;
  }

  return (request) => {
    const key = [request.iin, request.bin, request.role, request.flaw, request.keyType].join(' ');
    const known = credentials.get(key);
    if (known !== undefined) return known;
    const credential = issue(request);
    const [oldest] = credentials.keys();
    if (credentials.size >= REMEMBERED && oldest !== undefined) credentials.delete(oldest);
    credentials.set(key, credential);
    return credential;
  };
}

/** The national profile: the patronymic is in the given name attribute, the given name only in the common name. */
function subjectOf(iin: string, bin: string | undefined, name: HolderName): [type: string, value: string][] {
  const subject: [string, string][] = [
    [NAME_ATTRIBUTE.commonName, `${name.family} ${name.given}`],
    [NAME_ATTRIBUTE.surname, name.family],
    [NAME_ATTRIBUTE.serialNumber, `IIN${iin}`],
    [NAME_ATTRIBUTE.country, 'KZ'],
  ];
  if (bin !== undefined) {
    subject.push([NAME_ATTRIBUTE.organisation, `"ҰЙЫМ ${bin}" ЖШС`], [NAME_ATTRIBUTE.organisationalUnit, `BIN${bin}`]);
  }
  if (name.patronymic !== null) subject.push([NAME_ATTRIBUTE.givenName, name.patronymic]);
  return subject;
}

const somebodyElse = ({ iin, bin }: { iin: string; bin?: string | undefined }) => ({
  iin: anotherNumber(iin),
  bin: bin === undefined ? undefined : anotherNumber(bin),
});

/** Another number with the same beginning: the next serial number for which a check digit exists. */
function anotherNumber(number: string): string {
  for (let serial = Number(number.slice(7, 11)) + 1; ; serial += 1) {
    const eleven = number.slice(0, 7) + String(serial % 10_000).padStart(4, '0');
    const check = checkDigit(eleven);
    if (check !== undefined) return `${eleven}${check}`;
  }
}
