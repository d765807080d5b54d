import { describe, expect, it, test } from 'vitest';
import { readCertificate } from '../../activities/signatures/certificate.ts';
import { createTrust } from '../../activities/signatures/trust.ts';
import { foundAuthorities, toPem } from '../../registries/certification-authority/authorities.ts';
import {
  extendedKeyUsage,
  generateKey,
  isAuthority,
  issueCertificate,
  keyUsage,
  NAME_ATTRIBUTE,
  type Credential,
} from '../../registries/certification-authority/issue-certificate.ts';

const NOW = new Date('2026-06-01T00:00:00Z');
const YEAR_MS = 365 * 86_400_000;
const SIGNING = [0, 1] as const;
const ISSUING = [5, 6] as const;

const { root, issuing } = foundAuthorities('TEST', NOW);

const issue = (
  commonName: string,
  issuer: Credential | undefined,
  extensions: readonly Buffer[],
  lifetimeMs = YEAR_MS,
) =>
  issueCertificate({
    subject: [[NAME_ATTRIBUTE.commonName, commonName]],
    key: generateKey(),
    issuer,
    notBefore: new Date(NOW.getTime() - YEAR_MS),
    notAfter: new Date(NOW.getTime() + lifetimeMs),
    extensions,
  });

const holder = (issuer: Credential) =>
  issue('Holder', issuer, [keyUsage(...SIGNING), extendedKeyUsage('1.2.398.3.3.4.1.1')]);

const pemOf = (...credentials: readonly Credential[]) =>
  credentials.map(({ certificate }) => toPem(certificate)).join('');
const read = ({ certificate }: Credential) => readCertificate(certificate);

/** The judgement on `leaf` where `anchors` are pinned and `others` came along in the CMS. */
const judge = (leaf: Credential, anchors: readonly Credential[], others: readonly Credential[] = [], at = NOW) =>
  createTrust(pemOf(...anchors))(read(leaf), others.map(read), at);

describe('a certificate is trusted', () => {
  test.each([
    ['by an issuing authority that is pinned', [root, issuing], []],
    ['by a pinned issuing authority alone', [issuing], []],
    ['by an authority that came along, under a pinned root', [root], [issuing]],
  ])('%s', (_how, anchors, others) => {
    expect(judge(holder(issuing), anchors, others)).toBe('trusted');
  });
});

describe('a certificate is not trusted', () => {
  it('where the authority between it and the root is missing', () => {
    expect(judge(holder(issuing), [root])).toBe('untrusted');
  });

  it('by an authority of the same name with another key', () => {
    const impostor = foundAuthorities('TEST', NOW).issuing;
    expect(impostor.name.equals(issuing.name)).toBe(true);
    expect(judge(holder(impostor), [root, issuing], [impostor])).toBe('untrusted');
  });

  it('because another holder signed it, who is no authority', () => {
    const someone = holder(issuing);
    expect(judge(holder(someone), [root, issuing], [someone])).toBe('untrusted');
  });

  it('by an authority whose key may not sign certificates', () => {
    const keyless = issue('Keyless', root, [isAuthority(0), keyUsage(...SIGNING)]);
    expect(judge(holder(keyless), [root], [keyless])).toBe('untrusted');
  });

  it('by an authority below one that may have none below', () => {
    const below = issue('Below', issuing, [isAuthority(0), keyUsage(...ISSUING)]);
    expect(judge(holder(below), [root, issuing], [below])).toBe('untrusted');
  });

  it('by an authority that has expired', () => {
    const expired = issue('Expired', root, [isAuthority(0), keyUsage(...ISSUING)], -1);
    expect(judge(holder(expired), [root], [expired])).toBe('untrusted');
    expect(judge(holder(expired), [root], [expired], new Date(NOW.getTime() - YEAR_MS / 2))).toBe('trusted');
  });

  it('where two authorities came along that vouch for each other', () => {
    const [a, b] = [foundAuthorities('A', NOW).root, foundAuthorities('B', NOW).root];
    expect(judge(holder(a), [root], [a, b])).toBe('untrusted');
  });

  it('where it holds a critical extension that nobody here understands', () => {
    const leaf = issue('Strange', issuing, [keyUsage(...SIGNING), unknownCriticalExtension()]);
    expect(judge(leaf, [root, issuing])).toBe('untrusted');
  });
});

describe('the trust anchors', () => {
  test.each([
    ['nothing', ''],
    ['no PEM', 'certificate'],
    ['something that is no certificate', `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`],
    ['the certificate of somebody who is no authority', pemOf(issuing, holder(issuing))],
  ])('that hold %s stop the start', (_what, pem) => {
    expect(() => createTrust(pem)).toThrow(/Trust anchors/);
  });
});

/** `keyUsage` under an identifier of nobody's: the last octet of the identifier changed. */
function unknownCriticalExtension(): Buffer {
  const extension = Buffer.from(keyUsage(...SIGNING));
  const identifier = extension.indexOf(Buffer.from('0603551d0f', 'hex'));
  extension[identifier + 4] = 0x7f;
  return extension;
}
