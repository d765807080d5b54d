import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { fromBER, OctetString, ObjectIdentifier, UTCTime } from 'asn1js';
import * as pkijs from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { craftCms } from './craft-cms.ts';
import { iinOf, startStandIn, type StandIn } from './stand-in.ts';

/** pkijs is the yardstick: an implementation of CMS that shares nothing with ours. */
const DOCUMENT = randomBytes(300);
const OWNER = iinOf(1);

let standIn: StandIn;

beforeAll(async () => {
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto }));
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

const verify = (cms: Buffer) =>
  standIn.verifier.verify({ cms: cms.toString('base64'), document: DOCUMENT, signer: { iin: OWNER }, at: new Date() });

const certificatesIn = (pem: string): pkijs.Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----/g)].map(([, base64 = '']) =>
    pkijs.Certificate.fromBER(Buffer.from(base64, 'base64')),
  );

describe('pkijs', () => {
  it.each(['ec', 'rsa'] as const)(
    'verifies what the stand-in signs with an %s key, chain included',
    async (keyType) => {
      const cms = Buffer.from(await standIn.sign(DOCUMENT, { iin: OWNER, keyType }), 'base64');
      const contentInfo = pkijs.ContentInfo.fromBER(cms);
      const signedData = new pkijs.SignedData({ schema: contentInfo.content });
      const [root, issuing] = certificatesIn(standIn.trustAnchorsPem);
      if (root === undefined || issuing === undefined) throw new Error('two anchors expected');
      signedData.certificates?.push(issuing);
      const verdict = await signedData.verify({
        signer: 0,
        data: new Uint8Array(DOCUMENT).buffer,
        checkChain: true,
        trustedCerts: [root],
      });
      expect(verdict).toBe(true);
    },
  );

  it('signs so that we accept it', async () => {
    const { certificate, key } = standIn.credentialOf({ iin: OWNER });
    const attribute = (type: string, value: ObjectIdentifier | OctetString | UTCTime) =>
      new pkijs.Attribute({ type, values: [value] });
    const signerCertificate = pkijs.Certificate.fromBER(certificate);
    const signedData = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: pkijs.id_ContentType_Data }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({
            issuer: signerCertificate.issuer,
            serialNumber: signerCertificate.serialNumber,
          }),
          signedAttrs: new pkijs.SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: pkijs.id_ContentType_Data })),
              attribute('1.2.840.113549.1.9.5', new UTCTime({ valueDate: new Date() })),
              attribute(
                '1.2.840.113549.1.9.4',
                new OctetString({ valueHex: createHash('sha256').update(DOCUMENT).digest() }),
              ),
            ],
          }),
        }),
      ],
      certificates: [signerCertificate],
    });
    const privateKey = await webcrypto.subtle.importKey(
      'pkcs8',
      key.privateKey.export({ format: 'der', type: 'pkcs8' }),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    );
    await signedData.sign(privateKey, 0, 'SHA-256');
    const contentInfo = new pkijs.ContentInfo({
      contentType: pkijs.ContentInfo.SIGNED_DATA,
      content: signedData.toSchema(true),
    });
    expect(await verify(Buffer.from(contentInfo.toSchema().toBER()))).toMatchObject({ accepted: true });
  });
});

describe('the national library', () => {
  it('writes the outer layers with indefinite lengths, and we accept it', async () => {
    const cms = craftCms({ content: DOCUMENT, signers: [standIn.credentialOf({ iin: OWNER })], indefinite: true });
    expect(fromBER(cms).offset).toBe(cms.length);
    expect(await verify(cms)).toMatchObject({ accepted: true });
  });
});
