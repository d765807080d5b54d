import { describe, expect, it, test } from 'vitest';
import { judgeVerdict } from '../../activities/signatures/judge-verdict.ts';
import type { NcaVerdict } from '../../clients/nca.ts';

type Answer = Extract<NcaVerdict, { readable: true }>;
type CertificateVerdict = Answer['signers'][number]['certificates'][number];

const SERIAL = 'ab12';
const NOW = new Date('2026-06-01T00:00:00Z');
const OCSP_GOOD = { by: 'OCSP', revoked: false, revocationTime: null, reason: 'OK' };
const OCSP_DOWN = { ...OCSP_GOOD, reason: 'ocsp.pki.gov.kz: Try again' };
const OCSP_REVOKED = { ...OCSP_GOOD, revoked: true, revocationTime: '2026-05-01T00:00:00.000+00:00' };
const OCSP_NO_ISSUER = {
  ...OCSP_GOOD,
  reason: 'Cannot find root certificate in NCANode. Try add it using NCANODE_CA_URL variable.',
};
const CRL_GOOD = { by: 'CRL', revoked: false, revocationTime: null, reason: null };
const CRL_REVOKED = { ...CRL_GOOD, revoked: true, reason: 'UNSPECIFIED' };

const certificate: CertificateVerdict = {
  valid: true,
  revocations: [CRL_GOOD, OCSP_GOOD],
  notBefore: '2026-01-01T00:00:00.000+00:00',
  notAfter: '2026-12-31T00:00:00.000+00:00',
  serialNumber: SERIAL,
};

const verdict = (valid: boolean, changes: Partial<CertificateVerdict> = {}): NcaVerdict => ({
  readable: true,
  valid,
  signers: [{ certificates: [{ ...certificate, ...changes }] }],
});

const proven = { certificateSerial: SERIAL, proven: true };
const unproven = { certificateSerial: SERIAL, proven: false };

describe('revocation', () => {
  test.each([
    ['both sources know and say good', [CRL_GOOD, OCSP_GOOD], { kind: 'confirmed' }],
    ['OCSP alone says good', [OCSP_GOOD], { kind: 'confirmed' }],
    ['OCSP failed, which reads "not revoked"', [CRL_GOOD, OCSP_DOWN], { kind: 'unknown' }],
    ['one of two OCSP responders failed', [OCSP_GOOD, OCSP_DOWN], { kind: 'unknown' }],
    ['only a list says good, as it does when none is loaded', [CRL_GOOD], { kind: 'unknown' }],
    ['nobody was asked', [], { kind: 'unknown' }],
    ['OCSP says revoked, with the reason "OK"', [CRL_GOOD, OCSP_REVOKED], { kind: 'rejected', reason: 'revoked' }],
    ['a list says revoked while OCSP failed', [CRL_REVOKED, OCSP_DOWN], { kind: 'rejected', reason: 'revoked' }],
    ['NCANode lacks the authority that we verified', [CRL_GOOD, OCSP_NO_ISSUER], { kind: 'unknown' }],
  ])('%s', (_says, revocations, judgement) => {
    // Also where NCANode calls the whole valid: version 3.5 does so when only a list answered.
    expect(judgeVerdict(verdict(true, { revocations }), proven, NOW)).toEqual(judgement);
  });

  test.each([
    [OCSP_DOWN, { kind: 'unknown' }],
    [OCSP_REVOKED, { kind: 'rejected', reason: 'revoked' }],
  ])('explains a negative verdict before anything else does', (ocsp, judgement) => {
    expect(judgeVerdict(verdict(false, { revocations: [CRL_GOOD, ocsp] }), proven, NOW)).toEqual(judgement);
  });

  it('by an authority that neither we nor NCANode can verify is a lasting no', () => {
    const judgement = judgeVerdict(verdict(false, { revocations: [CRL_GOOD, OCSP_NO_ISSUER] }), unproven, NOW);
    expect(judgement).toEqual({ kind: 'rejected', reason: 'untrusted-chain' });
  });
});

describe('a negative verdict with good revocation', () => {
  it('on a certificate that expired since it signed says so', () => {
    const judgement = judgeVerdict(verdict(false, { notAfter: '2026-05-31T00:00:00.000+00:00' }), proven, NOW);
    expect(judgement).toEqual({ kind: 'rejected', reason: 'certificate-expired' });
  });

  it('otherwise means that the mathematics fail', () => {
    expect(judgeVerdict(verdict(false), unproven, NOW)).toEqual({ kind: 'rejected', reason: 'bad-signature' });
  });
});

describe('an answer about something else', () => {
  test.each([
    ['another certificate', verdict(true, { serialNumber: 'cd34' })],
    ['no signer', { readable: true as const, valid: true, signers: [] }],
    ['no certificate', { readable: true as const, valid: true, signers: [{ certificates: [] }] }],
    [
      'two certificates',
      { readable: true as const, valid: true, signers: [{ certificates: [certificate, certificate] }] },
    ],
    [
      'two signers',
      {
        readable: true as const,
        valid: true,
        signers: [{ certificates: [certificate] }, { certificates: [certificate] }],
      },
    ],
  ])('%s is never positive', (_what, answer) => {
    expect(judgeVerdict(answer, proven, NOW)).toEqual({ kind: 'unusable' });
  });
});

describe('a 400', () => {
  test.each([
    ['Malformed content.', { kind: 'rejected', reason: 'malformed' }],
    [
      'invalid signature format in message: content hash found in signed attributes different',
      { kind: 'rejected', reason: 'wrong-document' },
    ],
    ['Cannot load CRL file "nca_gost.crl"', { kind: 'unknown' }],
  ])('%s', (message, judgement) => {
    expect(judgeVerdict({ readable: false, message }, unproven, NOW)).toEqual(judgement);
  });
});
