import { randomBytes } from 'node:crypto';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createSignatureVerifier } from '../../activities/signatures/signature-verifier.ts';
import { createNcaClient } from '../../clients/nca.ts';
import { toPem } from '../../registries/certification-authority/authorities.ts';
import {
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  time,
} from '../../registries/certification-authority/der.ts';
import { generateKey } from '../../registries/certification-authority/issue-certificate.ts';
import { craftCms } from './craft-cms.ts';
import { craftNationalCertificate } from './craft-national-certificate.ts';
import { iinOf, listen } from './stand-in.ts';

/**
 * GOST signatures: only NCANode can compute them, so here it is a server that says what the test wants. What we read from the
 * CMS ourselves stays ours to check.
 */
const OWNER = iinOf(1);
const DOCUMENT = Buffer.from('{"decision":"give"}');
const DIGEST = '1.2.398.3.10.1.3.3';
const SIGNATURE = '1.2.398.3.10.1.1.2.3.2';

const authority = craftNationalCertificate({ subject: 'ҰКО (GOST)', issuer: 'ҰКО (GOST)', authority: true });
const holder = craftNationalCertificate({ subject: 'СЫНАҚОВ', issuer: 'ҰКО (GOST)', iin: OWNER });

function signedBy({ certificate, issuerName, serial }: typeof holder): string {
  const attribute = (type: string, value: Buffer) => sequence(oid(type), setOf(value));
  const signerInfo = sequence(
    integer(1),
    sequence(issuerName, integer(...serial)),
    sequence(oid(DIGEST)),
    implicit(
      0,
      setOf(
        attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')),
        attribute('1.2.840.113549.1.9.5', time(new Date())),
        attribute('1.2.840.113549.1.9.4', octetString(randomBytes(64))),
      ),
    ),
    sequence(oid(SIGNATURE)),
    octetString(randomBytes(128)),
  );
  const signedData = sequence(
    integer(1),
    setOf(sequence(oid(DIGEST))),
    sequence(oid('1.2.840.113549.1.7.1')),
    explicit(0, certificate),
    setOf(signerInfo),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), explicit(0, signedData)).toString('base64');
}

let answer: { status: number; body: object };
let asked: number;
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const app = express();
  app.post('/cms/verify', (_request, response) => {
    asked += 1;
    response.status(answer.status).json(answer.body);
  });
  server = await listen(app);
});
afterAll(() => server.close());
beforeEach(() => {
  asked = 0;
});

const says = (valid: boolean, ocspReason: string) => ({
  status: 200,
  body: {
    status: 200,
    message: 'OK',
    valid,
    signers: [
      {
        certificates: [
          {
            valid,
            revocations: [{ revoked: false, by: 'OCSP', revocationTime: null, reason: ocspReason }],
            notBefore: '2020-01-01T00:00:00.000+00:00',
            notAfter: '2099-12-31T00:00:00.000+00:00',
            serialNumber: holder.serial.toString('hex'),
          },
        ],
      },
    ],
  },
});

const verify = (pinned = authority, signer = { iin: OWNER }, cms = signedBy(holder)) =>
  createSignatureVerifier({
    nca: createNcaClient({ baseUrl: server.url }),
    trustAnchorsPem: toPem(pinned.certificate),
  }).verify({ cms, document: DOCUMENT, signer, at: new Date() });

describe('a signature of the national algorithms', () => {
  it('counts where NCANode confirms it, and the evidence says that we didn’t compute it', async () => {
    answer = says(true, 'OK');
    expect(await verify()).toMatchObject({ accepted: true, signer: { iin: OWNER }, verdict: { provenByUs: false } });
  });

  test.each([
    ['NCANode denies it', says(false, 'OK'), 'bad-signature'],
    ['NCANode knows no such authority', says(false, 'Cannot find root certificate in NCANode.'), 'untrusted-chain'],
    [
      'NCANode finds another digest',
      { status: 400, body: { status: 400, message: 'content hash found in signed attributes different' } },
      'wrong-document',
    ],
  ])('doesn’t count where %s', async (_says, said, reason) => {
    answer = said;
    expect(await verify()).toEqual({ accepted: false, reason });
  });

  it('is not decided while revocation is unknown', async () => {
    answer = says(true, 'Read timed out');
    await expect(verify()).rejects.toMatchObject({ code: 'revocation-unknown', retryable: true });
  });

  it('of a certificate that holds an ordinary key is a forgery: anybody can make one', async () => {
    const key = generateKey();
    const name = { subject: 'СЫНАҚОВ', issuer: 'ҰКО (GOST)', iin: OWNER };
    const forged = { ...craftNationalCertificate({ ...name, publicKeyInfo: key.publicKeyInfo }), key };
    answer = says(true, 'OK');
    const cms = craftCms({ content: DOCUMENT, signers: [{ ...forged, name: forged.issuerName }] }).toString('base64');
    expect(await verify(authority, { iin: OWNER }, cms)).toEqual({ accepted: false, reason: 'untrusted-chain' });
    expect(asked).toBe(0);
  });

  it('is ours to refuse without asking where the authority isn’t pinned or the person is another', async () => {
    const other = craftNationalCertificate({ subject: 'Басқа', issuer: 'Басқа', authority: true });
    expect(await verify(other)).toEqual({ accepted: false, reason: 'untrusted-chain' });
    expect(await verify(authority, { iin: iinOf(2) })).toEqual({ accepted: false, reason: 'wrong-person' });
    expect(asked).toBe(0);
  });
});
