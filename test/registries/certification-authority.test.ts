import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Complaint } from '../../registries/complaint.ts';
import { createCertificationAuthority } from '../../registries/certification-authority/certification-authority.ts';
import { binOf, iinOf, startStandIn, type StandIn } from '../signatures/stand-in.ts';

const DOCUMENT = Buffer.from('{"decision":"give"}');
const OWNER = iinOf(1);
const COMPANY = binOf(1);

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(standIn.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const verify = (cms: string, data: Uint8Array = DOCUMENT) =>
  post('/cms/verify', { cms, data: Buffer.from(data).toString('base64'), revocationCheck: ['OCSP', 'CRL'] });

const revocation = (by: 'OCSP' | 'CRL', revoked: boolean, reason: string | null) => ({
  by,
  revoked,
  revocationTime: revoked ? expect.stringMatching(/\+00:00$/) : null,
  reason,
});

describe('its verdict has the shape of NCANode 3', () => {
  it('for a good signature', async () => {
    const cms = await standIn.sign(DOCUMENT, { iin: OWNER, bin: COMPANY, role: 'head' });
    const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+00:00$/);
    const base64 = expect.stringMatching(/^[A-Za-z0-9+/]+=*$/);
    expect(await verify(cms)).toEqual({
      status: 200,
      body: {
        status: 200,
        message: 'OK',
        valid: true,
        signers: [
          {
            certificates: [
              {
                valid: true,
                revocations: [revocation('CRL', false, null), revocation('OCSP', false, 'OK')],
                notBefore: time,
                notAfter: time,
                keyUsage: 'SIGN',
                serialNumber: expect.stringMatching(/^[1-9a-f][0-9a-f]+$/),
                signAlg: 'SHA256withECDSA',
                keyUser: ['ORGANIZATION', 'CEO'],
                publicKey: base64,
                signature: base64,
                subject: {
                  commonName: expect.any(String),
                  lastName: expect.any(String),
                  surName: expect.any(String),
                  iin: OWNER,
                  bin: COMPANY,
                  organization: expect.stringContaining(COMPANY),
                  country: 'KZ',
                  dn: expect.stringContaining(`OU=BIN${COMPANY}`),
                },
                issuer: { commonName: expect.any(String), country: 'KZ', dn: expect.any(String) },
              },
            ],
            tsp: null,
          },
        ],
      },
    });
  });

  test.each([
    ['expired', [revocation('CRL', false, null), revocation('OCSP', false, 'OK')]],
    ['revoked', [revocation('CRL', true, 'UNSPECIFIED'), revocation('OCSP', true, 'OK')]],
    [
      'foreign-ca',
      [revocation('CRL', false, null), revocation('OCSP', false, expect.stringContaining('root certificate'))],
    ],
  ] as const)('for a certificate that is %s', async (flaw, revocations) => {
    const { body } = await verify(await standIn.sign(DOCUMENT, { iin: OWNER, flaw }));
    expect(body).toMatchObject({ valid: false, signers: [{ certificates: [{ valid: false, revocations }] }] });
  });

  it('calls a key for logging in and another person’s certificate valid: that is none of its business', async () => {
    const authentication = await verify(await standIn.sign(DOCUMENT, { iin: OWNER, flaw: 'auth-key' }));
    expect(authentication.body).toMatchObject({ valid: true, signers: [{ certificates: [{ keyUsage: 'AUTH' }] }] });
    const stranger = await verify(await standIn.sign(DOCUMENT, { iin: OWNER, flaw: 'wrong-iin' }));
    const iin = expect.not.stringMatching(OWNER);
    expect(stranger.body).toMatchObject({ valid: true, signers: [{ certificates: [{ subject: { iin } }] }] });
  });

  it('with an OCSP responder that can’t be reached: "not revoked", with a reason', async () => {
    await standIn.setRevocation('unknown');
    const { body } = await verify(await standIn.sign(DOCUMENT, { iin: OWNER }));
    await standIn.setRevocation('good');
    const revocations = [
      revocation('CRL', false, null),
      revocation('OCSP', false, expect.stringContaining('Try again')),
    ];
    expect(body).toMatchObject({ valid: false, signers: [{ certificates: [{ valid: false, revocations }] }] });
  });

  test.each([
    ['no base64', 'a-b', 'Illegal base64 character 2d'],
    ['no ASN.1', Buffer.from('hello world').toString('base64'), 'IOException reading content.'],
    ['no CMS', Buffer.from('3003020101', 'hex').toString('base64'), 'Malformed content.'],
  ])('answers 400 to %s', async (_what, cms, message) => {
    expect(await verify(cms)).toEqual({ status: 400, body: { status: 400, message } });
  });

  it('answers 400 to a signature over other bytes', async () => {
    expect(await verify(await standIn.sign(DOCUMENT, { iin: OWNER }), Buffer.from('other'))).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('content hash found in signed attributes different') },
    });
  });

  it('for certificates by themselves', async () => {
    const certs = [standIn.credentialOf({ iin: OWNER }).certificate.toString('base64')];
    expect(await post('/x509/info', { certs, revocationCheck: ['OCSP'] })).toMatchObject({
      status: 200,
      body: { valid: true, signers: [{ keyUsage: 'SIGN', subject: { iin: OWNER } }] },
    });
  });

  it('and it reports its health', async () => {
    const response = await fetch(`${standIn.baseUrl}/actuator/health`);
    expect(await response.json()).toEqual({ status: 'UP' });
  });
});

describe('it signs', () => {
  test.each([
    ['an organisation’s certificate without an organisation', { iin: OWNER, role: 'head' }],
    ['an individual’s certificate for an organisation', { iin: OWNER, bin: COMPANY }],
    ['a number that is no IIN', { iin: '12' }],
  ] as const)('not with %s', async (_what, holder) => {
    await expect(standIn.sign(DOCUMENT, holder)).rejects.toBeInstanceOf(Complaint);
  });

  it('with the name that the population knows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tirkeu-ca-'));
    const name = { family: 'ӘБДІРАХМАНОВА', given: 'ҮМІТ', patronymic: null };
    const authority = await createCertificationAuthority({ dataFolder: folder, findName: () => name });
    const { cms } = await authority.sign({ iin: OWNER, content: DOCUMENT.toString('base64') });
    const bytes = Buffer.from(cms, 'base64');
    expect(bytes.includes(`${name.family} ${name.given}`)).toBe(true);
    authority.close();
    await rm(folder, { recursive: true });
  });
});

describe('a restart', () => {
  it('keeps the authorities and every revocation', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'tirkeu-ca-'));
    const before = await createCertificationAuthority({ dataFolder });
    const content = DOCUMENT.toString('base64');
    const good = await before.sign({ iin: OWNER, content });
    const revoked = await before.sign({ iin: OWNER, flaw: 'revoked', content });
    before.close();

    const after = await startStandIn({ dataFolder });
    expect(after.trustAnchorsPem).toBe(before.trustAnchorsPem);
    const verdictOn = (cms: string) =>
      after.verifier.verify({ cms, document: DOCUMENT, signer: { iin: OWNER }, at: new Date() });
    expect(await verdictOn(good.cms)).toMatchObject({ accepted: true });
    expect(await verdictOn(revoked.cms)).toEqual({ accepted: false, reason: 'revoked' });
    await after.close();
    await rm(dataFolder, { recursive: true });
  });
});
