import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  HOLDER_ROLES,
  MAX_CMS_BYTES,
  rejectEvidenceShape,
  rejectSigner,
  SIGNATURE_REJECTIONS,
  type KeyUsage,
  type SignerCertificate,
} from '../../domain/signature-profile.ts';
import { SIGNATURE_REJECTION_TEXTS } from '../../domain/signature-rejections.ts';
import { binOf, iinOf } from './sample-numbers.ts';

const IIN = iinOf(1);
const BIN = binOf(1);
const { individual, organisation, head, signatory, finance, hr, employee } = HOLDER_ROLES;

const NOT_BEFORE = new Date('2026-01-01T00:00:00Z');
const NOT_AFTER = new Date('2026-12-31T23:59:59Z');
const during = new Date('2026-06-01T00:00:00Z');

const certificate = (facts: Partial<SignerCertificate>): SignerCertificate => ({
  iin: IIN,
  bin: null,
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  extendedKeyUsage: [individual],
  notBefore: NOT_BEFORE,
  notAfter: NOT_AFTER,
  ...facts,
});

describe('for a person', () => {
  test.each([
    ['their individual certificate counts', {}, undefined],
    ['somebody else’s doesn’t', { iin: iinOf(2) }, 'wrong-person'],
    ['one that names nobody, or two people, doesn’t', { iin: null }, 'wrong-person'],
    ['an organisation’s doesn’t', { bin: BIN, extendedKeyUsage: [organisation, head] }, 'wrong-role'],
    ['one that names an organisation doesn’t', { bin: BIN }, 'wrong-role'],
    ['one that claims both roles doesn’t', { extendedKeyUsage: [individual, organisation] }, 'wrong-role'],
    ['one without a role doesn’t', { extendedKeyUsage: [] }, 'wrong-role'],
  ] as const)('%s', (_says, facts, reason) => {
    expect(rejectSigner(certificate(facts), { iin: IIN }, during)).toBe(reason);
  });
});

describe('for an organisation', () => {
  test.each([
    ['its head', [organisation, head], undefined],
    ['somebody with the right to sign', [organisation, signatory], undefined],
    ['an employee who also has the right to sign', [organisation, employee, signatory], undefined],
    ['somebody with the right to sign for finance', [organisation, finance], 'wrong-role'],
    ['human resources', [organisation, hr], 'wrong-role'],
    ['an employee', [organisation, employee], 'wrong-role'],
    ['somebody without a role', [organisation], 'wrong-role'],
    ['a person', [individual], 'wrong-role'],
    ['a head without an organisation', [head], 'wrong-role'],
  ] as const)('%s', (_who, extendedKeyUsage, reason) => {
    expect(rejectSigner(certificate({ bin: BIN, extendedKeyUsage }), { bin: BIN }, during)).toBe(reason);
  });

  test.each([
    ['another organisation’s head', { bin: binOf(2) }],
    ['a head without a number of the organisation', { bin: null }],
    ['a head who isn’t named', { bin: BIN, iin: null }],
  ] as const)('%s is the wrong person', (_who, facts) => {
    const facing = certificate({ extendedKeyUsage: [organisation, head], ...facts });
    expect(rejectSigner(facing, { bin: BIN }, during)).toBe('wrong-person');
  });
});

describe('for an organisation, as somebody who is named (R8, R27)', () => {
  test.each([
    ['their own signature counts', {}, undefined],
    ['a colleague’s doesn’t, though it may sign for the organisation', { iin: iinOf(2) }, 'wrong-person'],
    ['nobody’s doesn’t', { iin: null }, 'wrong-person'],
  ] as const)('%s', (_says, facts, reason) => {
    const signed = certificate({ bin: BIN, extendedKeyUsage: [organisation, signatory], ...facts });
    expect(rejectSigner(signed, { bin: BIN, iin: IIN }, during)).toBe(reason);
  });
});

describe('the key', () => {
  const usages: KeyUsage[] = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyCertSign'];

  it('signs only with both digital signature and non-repudiation', () => {
    fc.assert(
      fc.property(fc.subarray(usages), (keyUsage) => {
        const signs = keyUsage.includes('digitalSignature') && keyUsage.includes('nonRepudiation');
        const reason = rejectSigner(certificate({ keyUsage }), { iin: IIN }, during);
        expect(reason).toBe(signs ? undefined : 'not-a-signing-key');
      }),
    );
  });
});

describe('the time', () => {
  const second = 1_000;
  test.each([
    ['its first second', NOT_BEFORE, undefined],
    ['its last second', NOT_AFTER, undefined],
    ['before it', new Date(NOT_BEFORE.getTime() - second), 'certificate-expired'],
    ['after it', new Date(NOT_AFTER.getTime() + second), 'certificate-expired'],
  ] as const)('in %s', (_when, at, reason) => {
    expect(rejectSigner(certificate({}), { iin: IIN }, at)).toBe(reason);
  });
});

describe('the shape of evidence', () => {
  it('is right for the base64 of everything up to the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(rejectEvidenceShape(Buffer.from(bytes).toString('base64'))).toBeUndefined();
      }),
    );
  });

  test.each([0, 1, 2, 3])('is too large exactly beyond the limit (%i bytes more)', (more) => {
    const reason = rejectEvidenceShape(Buffer.alloc(MAX_CMS_BYTES + more).toString('base64'));
    expect(reason).toBe(more === 0 ? undefined : 'too-large');
  });

  it('is wrong for what isn’t base64', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        fc.pre(!/^[A-Za-z0-9+/=]*$/.test(text) || text.length % 4 !== 0);
        expect(rejectEvidenceShape(text)).toBe('malformed');
      }),
    );
  });
});

describe('the texts', () => {
  test.each(SIGNATURE_REJECTIONS)('%s says in three languages what happened and what to do', (reason) => {
    const texts = Object.values(SIGNATURE_REJECTION_TEXTS[reason]);
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(text).toMatch(/^[^.]+\. .+\.$|^[^.]+\.$/u);
  });
});
