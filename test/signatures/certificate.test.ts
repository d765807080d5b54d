import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { algorithmOf, importKey, signatureScheme } from '../../activities/signatures/algorithms.ts';
import { BerError, readWhole } from '../../activities/signatures/ber.ts';
import { readCertificate, serialNumberOf } from '../../activities/signatures/certificate.ts';
import { nothing, oid, sequence } from '../../registries/certification-authority/der.ts';
import {
  generateKey,
  issueCertificate,
  keyFrom,
  keyUsage,
  NAME_ATTRIBUTE,
} from '../../registries/certification-authority/issue-certificate.ts';
import { binOf, iinOf } from './stand-in.ts';

const { commonName, serialNumber, organisationalUnit } = NAME_ATTRIBUTE;
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA512 = '2.16.840.1.101.3.4.2.3';

const issue = (subject: [type: string, value: string][], extensions: readonly Buffer[] = []) =>
  issueCertificate({
    subject,
    key: generateKey(),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2026-12-31T23:59:59Z'),
    extensions,
  });
const holderOf = (...subject: [type: string, value: string][]) => readCertificate(issue(subject).certificate);

describe('the holder', () => {
  it('is read by the attributes of the national profile', () => {
    const certificate = holderOf(
      [commonName, 'ӘБДІРАХМАНОВА ҮМІТ'],
      [serialNumber, `IIN${iinOf(1)}`],
      [organisationalUnit, `BIN${binOf(1)}`],
    );
    expect(certificate).toMatchObject({ name: 'ӘБДІРАХМАНОВА ҮМІТ', iin: iinOf(1), bin: binOf(1) });
  });

  test.each([
    ['two numbers', [`IIN${iinOf(1)}`, `IIN${iinOf(2)}`]],
    ['a number without its prefix', [iinOf(1)]],
    ['something behind the number', [`IIN${iinOf(1)} `]],
    ['an organisation’s number', [`BIN${binOf(1)}`]],
  ])('is nobody where the subject has %s', (_what, values) => {
    expect(holderOf(...values.map((value): [string, string] => [serialNumber, value])).iin).toBeNull();
  });

  it('can’t be smuggled into another attribute', () => {
    expect(holderOf([commonName, `X\nserialNumber=IIN${iinOf(1)}`])).toMatchObject({ iin: null, name: null });
  });
});

describe('a certificate', () => {
  it('tells its serial number as the authority does', () => {
    const credential = issue([[commonName, 'X']]);
    expect(serialNumberOf(readCertificate(credential.certificate))).toBe(credential.serial.toString('hex'));
  });

  it('that holds an extension twice is refused', () => {
    const { certificate } = issue([[commonName, 'X']], [keyUsage(0, 1), keyUsage(0, 2)]);
    expect(() => readCertificate(certificate)).toThrow(BerError);
  });

  it('that states two signature algorithms is refused', () => {
    const certificate = Buffer.from(issue([[commonName, 'X']]).certificate);
    const outer = certificate.lastIndexOf(oid(ECDSA_WITH_SHA256));
    oid('1.2.840.10045.4.3.3').copy(certificate, outer);
    expect(() => readCertificate(certificate)).toThrow(BerError);
  });
});

describe('keys', () => {
  const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;
  const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;

  test.each([
    ['RSA of 2048 bits', rsa(2_048), true],
    ['RSA of 1024 bits', rsa(1_024), false],
    ['P-256', ec('prime256v1'), true],
    ['P-384', ec('secp384r1'), true],
    ['secp256k1', ec('secp256k1'), false],
    ['Ed25519', generateKeyPairSync('ed25519').privateKey, false],
  ])('%s', (_what, privateKey, accepted) => {
    expect(importKey(keyFrom(privateKey).publicKeyInfo) !== undefined).toBe(accepted);
  });

  it('that are no keys are refused', () => {
    expect(importKey(Buffer.from('key'))).toBeUndefined();
  });
});

describe('algorithms', () => {
  test.each([
    ['an RSA signature with its own digest', SHA256_WITH_RSA, SHA256, { keyType: 'rsa', digest: 'sha256' }],
    ['plain RSA, whose digest stands elsewhere', '1.2.840.113549.1.1.1', SHA512, { keyType: 'rsa', digest: 'sha512' }],
    ['a signature with another digest than the attributes have', ECDSA_WITH_SHA256, SHA512, undefined],
    ['RSA with SHA-1', '1.2.840.113549.1.1.5', '1.3.14.3.2.26', undefined],
    ['plain RSA with MD5', '1.2.840.113549.1.1.1', '1.2.840.113549.2.5', undefined],
  ])('%s', (_what, signature, digest, scheme) => {
    expect(signatureScheme(signature, digest)).toEqual(scheme);
  });

  test.each([
    ['no parameters', sequence(oid(SHA256))],
    ['NULL', sequence(oid(SHA256), nothing())],
  ])('may have %s', (_what, der) => {
    expect(algorithmOf(readWhole(der))).toBe(SHA256);
  });

  test.each([
    ['a NULL that holds something', sequence(oid(SHA256), Buffer.from([5, 1, 0]))],
    ['other parameters', sequence(oid(SHA256), oid(SHA512))],
  ])('may not have %s', (_what, der) => {
    expect(() => algorithmOf(readWhole(der))).toThrow(BerError);
  });
});
