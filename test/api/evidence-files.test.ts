import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evidenceListAnswer } from '../../api/desk/desk-answers.ts';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { opensslVerifies } from '../support/openssl-cms.ts';
import { consentAll, file, only, startStories } from '../support/story.ts';
import { ask } from './ask.ts';
import { problemIn } from './problem-document.ts';

/** What a court asks for: the bytes that were signed, and the signature over them. */

const product = await startStories();
const { api, apiUrl, control, registries } = product;
const authorities = await (await fetch(`${registries.url}/nca/trust-anchors.pem`)).text();

const listOf = async (caseId: string) => {
  const { text } = await ask(apiUrl, { path: `/v1/cases/${caseId}/evidence` });
  return evidenceListAnswer.parse(JSON.parse(text)).data;
};

async function take(caseId: string, evidenceId: string, part: 'document' | 'signature') {
  const response = await fetch(`${apiUrl}/v1/cases/${caseId}/evidence/${evidenceId}/${part}`);
  expect(response.status).toBe(200);
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
}

/** Proved by a password, which isn't a signature. */
async function fileByPassword(): Promise<string> {
  const { application, applicant } = await control.takeScenario('renter-one-owner');
  await api.send('POST', '/v1/one-time-passwords', { application });
  const sent = await (await control.call('GET', `/one-time-passwords?iin=${applicant}`)).json();
  const { data } = z.object({ data: z.array(z.object({ code: z.string() })) }).parse(sent);
  const { body } = await api.file(application, { kind: 'otp', code: data[0]?.code }, randomUUID());
  return body.caseId ?? '';
}

describe('the file of a proof', () => {
  test('R13: is the very document that was signed, and a signature that openssl finds good over it and nothing else', async () => {
    const filed = await file(product, 'renter-one-owner');
    const asked = await ask(apiUrl, {
      path: `/v1/cases/${filed.caseId}/consents/${only(filed.consents).consentId}/document`,
    });
    await consentAll(product, filed);
    const evidence = await listOf(filed.caseId);
    const signed = new Map<string, Buffer>([
      ['application', Buffer.from(bytesToSign(filed.scenario.application))],
      ['give', Buffer.from(asked.text)],
    ]);
    expect(evidence.map(({ purpose }) => purpose)).toEqual([...signed.keys()]);
    for (const { evidenceId, purpose, document, signature } of evidence) {
      const { bytes, headers } = await take(filed.caseId, evidenceId, 'document');
      expect(Buffer.from(bytes)).toEqual(signed.get(purpose));
      expect(document).toEqual({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
      expect(headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="${purpose}-[0-9a-f]{8}\\.json"$`),
      );
      const cms = await take(filed.caseId, evidenceId, 'signature');
      expect(signature).toEqual({ bytes: cms.bytes.length });
      expect(cms.headers.get('content-type')).toBe('application/pkcs7-signature');
      expect(cms.headers.get('cache-control')).toBe('no-store');
      expect(opensslVerifies({ document: bytes, signature: cms.bytes, authorities })).toBe(true);
      const tampered = bytes.with(0, 0);
      expect(opensslVerifies({ document: tampered, signature: cms.bytes, authorities })).toBe(false);
    }
  });

  test('says how long the certificate is valid, and that no authority has stamped the time where none has', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const [application] = await listOf(caseId);
    const { certificateFrom = '', certificateUntil = '', receivedAt = '', timeStamp } = application ?? {};
    expect(String(certificateFrom) < receivedAt && receivedAt < String(certificateUntil)).toBe(true);
    expect(timeStamp).toBeNull();
  });

  test('of a password holds no signature, and the document that the password stands for', async () => {
    const caseId = await fileByPassword();
    const [proof] = await listOf(caseId);
    expect(proof).toMatchObject({ kind: 'otp', signature: null });
    const evidenceId = proof?.evidenceId ?? '';
    const answer = await ask(apiUrl, { path: `/v1/cases/${caseId}/evidence/${evidenceId}/signature` });
    expect(problemIn(answer)).toMatchObject({ status: 409, code: 'no-signature' });
    expect((await take(caseId, evidenceId, 'document')).bytes).toHaveLength(proof?.document.bytes ?? 0);
  });

  test('is of this case only, and of no other id', async () => {
    const [one, other] = [await file(product, 'renter-one-owner'), await file(product, 'renter-one-owner')];
    const [proof] = await listOf(one.caseId);
    for (const id of [proof?.evidenceId ?? '', randomUUID(), 'none']) {
      const answer = await ask(apiUrl, { path: `/v1/cases/${other.caseId}/evidence/${id}/document` });
      expect(problemIn(answer)).toMatchObject({ status: 404, code: 'evidence-not-found' });
    }
  });
});
