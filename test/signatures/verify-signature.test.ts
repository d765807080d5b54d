import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { MAX_CMS_BYTES, type RequiredSigner } from '../../domain/signature-profile.ts';
import { octetString } from '../../registries/certification-authority/der.ts';
import { craftCms } from './craft-cms.ts';
import { binOf, iinOf, startStandIn, type StandIn } from './stand-in.ts';

const DOCUMENT = Buffer.from('{"caseId":"c-1","decision":"give"}');
const OWNER = iinOf(1);
const STRANGER = iinOf(2);
const COMPANY = binOf(1);

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());
afterEach(() => standIn.setRevocation('good'));

const verify = (
  cms: string | Buffer,
  signer: RequiredSigner = { iin: OWNER },
  document: Uint8Array = DOCUMENT,
  at = new Date(),
) => standIn.verifier.verify({ cms: typeof cms === 'string' ? cms : cms.toString('base64'), document, signer, at });

const rejected = (reason: string) => ({ accepted: false, reason });

describe('a signature by the one who had to sign', () => {
  it('is accepted, with the evidence to keep', async () => {
    const outcome = await verify(await standIn.sign(DOCUMENT, { iin: OWNER }));
    expect(outcome).toMatchObject({
      accepted: true,
      signer: { iin: OWNER, bin: null, name: expect.any(String) },
      verdict: { provenByUs: true, signingTime: expect.any(String), nca: { readable: true, valid: true } },
    });
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });

  it('is accepted with an RSA key', async () => {
    expect(await verify(await standIn.sign(DOCUMENT, { iin: OWNER, keyType: 'rsa' }))).toMatchObject({
      accepted: true,
    });
  });

  it('is accepted again when the same CMS comes again', async () => {
    const cms = await standIn.sign(DOCUMENT, { iin: OWNER });
    expect(await verify(cms)).toEqual(await verify(cms));
  });
});

describe('a flawed signature gives its telling reason', () => {
  test.each([
    ['expired', 'certificate-expired'],
    ['revoked', 'revoked'],
    ['auth-key', 'not-a-signing-key'],
    ['foreign-ca', 'untrusted-chain'],
    ['wrong-iin', 'wrong-person'],
  ] as const)('%s: %s', async (flaw, reason) => {
    expect(await verify(await standIn.sign(DOCUMENT, { iin: OWNER, flaw }))).toEqual(rejected(reason));
  });

  test.each([
    ['expired', 'certificate-expired'],
    ['revoked', 'revoked'],
    ['wrong-iin', 'wrong-person'],
  ] as const)('of an organisation, %s: %s', async (flaw, reason) => {
    const cms = await standIn.sign(DOCUMENT, { iin: OWNER, bin: COMPANY, role: 'head', flaw });
    expect(await verify(cms, { bin: COMPANY })).toEqual(rejected(reason));
  });

  it('over another document: wrong-document', async () => {
    const cms = await standIn.sign(Buffer.from('{"caseId":"c-2"}'), { iin: OWNER });
    expect(await verify(cms)).toEqual(rejected('wrong-document'));
  });

  it('by a certificate that wasn’t valid yet when it arrived: certificate-expired', async () => {
    const cms = await standIn.sign(DOCUMENT, { iin: OWNER });
    const longAgo = new Date(Date.now() - 60 * 86_400_000);
    expect(await verify(cms, { iin: OWNER }, DOCUMENT, longAgo)).toEqual(rejected('certificate-expired'));
  });
});

describe('who may sign for whom', () => {
  const organisation = { iin: OWNER, bin: COMPANY } as const;
  const individual = { iin: OWNER } as const;

  test.each([
    ['its head', { ...organisation, role: 'head' }, { bin: COMPANY }, undefined],
    ['somebody with the right to sign', { ...organisation, role: 'signatory' }, { bin: COMPANY }, undefined],
    [
      'somebody with the right to sign for finance',
      { ...organisation, role: 'finance' },
      { bin: COMPANY },
      'wrong-role',
    ],
    ['its human resources', { ...organisation, role: 'hr' }, { bin: COMPANY }, 'wrong-role'],
    ['an employee', { ...organisation, role: 'employee' }, { bin: COMPANY }, 'wrong-role'],
    ['a person', individual, { bin: COMPANY }, 'wrong-role'],
    ['the head of another organisation', { iin: OWNER, bin: binOf(2), role: 'head' }, { bin: COMPANY }, 'wrong-person'],
    ['their own organisation', { ...organisation, role: 'head' }, { iin: OWNER }, 'wrong-role'],
    ['somebody else', { iin: STRANGER }, { iin: OWNER }, 'wrong-person'],
  ] as const)('%s', async (_who, holder, required, reason) => {
    const outcome = await verify(await standIn.sign(DOCUMENT, holder), required);
    expect(outcome).toMatchObject(reason === undefined ? { accepted: true, signer: organisation } : rejected(reason));
  });
});

describe('a CMS of another make', () => {
  const holder = () => standIn.credentialOf({ iin: OWNER });

  it('with the document inside is refused, also where it is ours', async () => {
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], attached: true }))).toEqual(
      rejected('not-detached'),
    );
  });

  it('with two signers is refused', async () => {
    const signers = [holder(), standIn.credentialOf({ iin: STRANGER })];
    expect(await verify(craftCms({ content: DOCUMENT, signers }))).toEqual(rejected('not-one-signer'));
  });

  it('without a signer is refused', async () => {
    expect(await verify(craftCms({ content: DOCUMENT, signers: [] }))).toEqual(rejected('not-one-signer'));
  });

  test.each(['sha1', 'md5'] as const)('with %s is refused', async (digest) => {
    const signers = [standIn.credentialOf({ iin: OWNER, keyType: 'rsa' })];
    expect(await verify(craftCms({ content: DOCUMENT, signers, digest }))).toEqual(rejected('unsupported-algorithm'));
  });

  it('without signed attributes is refused: content could pose as attributes', async () => {
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], bare: true }))).toEqual(
      rejected('malformed'),
    );
  });

  it('of another content type is refused', async () => {
    const contentType = '1.2.840.113549.1.9.16.1.4';
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], contentType }))).toEqual(
      rejected('malformed'),
    );
  });

  it('without the signer’s certificate is refused', async () => {
    const certificates = [standIn.credentialOf({ iin: STRANGER }).certificate];
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], certificates }))).toEqual(
      rejected('malformed'),
    );
  });

  it('that holds the signer’s certificate twice is refused: two readers could pick two', async () => {
    const { certificate } = holder();
    const crafted = craftCms({ content: DOCUMENT, signers: [holder()], certificates: [certificate, certificate] });
    expect(await verify(crafted)).toEqual(rejected('malformed'));
  });

  it('that names another certificate than the one inside is refused', async () => {
    const crafted = craftCms({ content: DOCUMENT, signers: [holder()], namedCertificate: randomBytes(32) });
    expect(await verify(crafted)).toEqual(rejected('bad-signature'));
  });

  it('that claims another algorithm than its key has is refused', async () => {
    const claim = { signature: '1.2.840.113549.1.1.11' };
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], claim }))).toEqual(
      rejected('bad-signature'),
    );
  });

  it('that states its digest twice is refused: two readers could pick two', async () => {
    const moreAttributes = [['1.2.840.113549.1.9.4', octetString(randomBytes(32))]] as const;
    const crafted = craftCms({ content: DOCUMENT, signers: [holder()], moreAttributes });
    expect(await verify(crafted)).toEqual(rejected('malformed'));
  });

  it('that brings more certificates than any chain has is refused', async () => {
    const strangers = [2, 3, 4, 5, 6].map((n) => standIn.credentialOf({ iin: iinOf(n) }).certificate);
    const certificates = [holder().certificate, ...strangers];
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], certificates }))).toEqual(
      rejected('malformed'),
    );
  });

  it('that claims a national algorithm for an ordinary key is refused without asking', async () => {
    const before = standIn.verdictsAsked();
    const claim = { digest: '1.2.398.3.10.1.3.3', signature: '1.2.398.3.10.1.1.2.3.2' };
    expect(await verify(craftCms({ content: DOCUMENT, signers: [holder()], claim }))).toEqual(
      rejected('unsupported-algorithm'),
    );
    expect(standIn.verdictsAsked()).toBe(before);
  });
});

describe('what is no signature at all', () => {
  test.each([
    ['nothing', '', 'malformed'],
    ['words', 'I agree!', 'malformed'],
    ['base64 with a line break', 'MIIB\nMIIB', 'malformed'],
    ['base64 of garbage', randomBytes(600).toString('base64'), 'malformed'],
    ['a megabyte', randomBytes(1_048_576).toString('base64'), 'too-large'],
    ['one byte more than allowed', Buffer.alloc(MAX_CMS_BYTES + 1).toString('base64'), 'too-large'],
    ['as much as allowed, but empty', Buffer.alloc(MAX_CMS_BYTES).toString('base64'), 'malformed'],
  ])('%s', async (_what, cms, reason) => {
    expect(await verify(cms)).toEqual(rejected(reason));
  });

  it('never costs a call to NCANode', async () => {
    const before = standIn.verdictsAsked();
    const good = Buffer.from(await standIn.sign(DOCUMENT, { iin: OWNER }), 'base64');
    await verify(Buffer.concat([good, Buffer.from([0])]));
    await verify(good.subarray(0, -1));
    await verify(await standIn.sign(DOCUMENT, { iin: STRANGER }));
    await verify(await standIn.sign(DOCUMENT, { iin: OWNER, flaw: 'foreign-ca' }));
    expect(standIn.verdictsAsked()).toBe(before);
  });
});

describe('a technical failure decides nothing', () => {
  it('an OCSP responder that can’t be reached means that revocation is unknown, and is worth another try', async () => {
    const cms = await standIn.sign(DOCUMENT, { iin: OWNER });
    await standIn.setRevocation('unknown');
    await expect(verify(cms)).rejects.toMatchObject({ registry: 'nca', code: 'revocation-unknown', retryable: true });
    await standIn.setRevocation('good');
    expect(await verify(cms)).toMatchObject({ accepted: true });
  });

  it('a certificate known to be revoked is refused even then, because the list says so', async () => {
    const cms = await standIn.sign(DOCUMENT, { iin: OWNER, flaw: 'revoked' });
    await standIn.setRevocation('unknown');
    expect(await verify(cms)).toEqual(rejected('revoked'));
  });

  it('NCANode that is down is worth another try', async () => {
    const gone = await startStandIn();
    const cms = await gone.sign(DOCUMENT, { iin: OWNER });
    await gone.close();
    const attempt = gone.verifier.verify({ cms, document: DOCUMENT, signer: { iin: OWNER }, at: new Date() });
    await expect(attempt).rejects.toMatchObject({ registry: 'nca', code: 'unreachable', retryable: true });
  });
});
