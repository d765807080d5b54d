import { describe, expect, test } from 'vitest';
import { newCertificateCode } from '../../activities/certificate-code.ts';
import { registrationOf } from '../../domain/case.ts';
import { answerConsent, caseIn, fileScenario } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { PUBLIC_URL, startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { readPdf, readQrCode } from '../certificate/read-pdf.ts';
import { ask } from './ask.ts';
import { problemIn } from './problem-document.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const { apiUrl, control, reader, dependencies } = product;
const { models } = dependencies;

async function register(name = 'renter-one-owner') {
  const scenario = await control.takeScenario(name);
  const { caseId, consents } = caseIn(await fileScenario(product, scenario));
  for (const consent of consents) await answerConsent(product, scenario, caseId, consent);
  const state = (await reader.findCase(caseId))?.state;
  const registration = state === undefined ? null : registrationOf(state);
  if (state === undefined || registration === null) throw new Error('nobody was registered');
  const { certificateCode, residenceId } = registration;
  if (certificateCode === null || residenceId === null) throw new Error('there is no certificate');
  return { caseId, state, code: certificateCode, residenceId };
}

async function fetchPdf(caseId: string, query = '') {
  const response = await fetch(`${apiUrl}/v1/cases/${caseId}/certificate${query}`);
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const verify = async (code: string) => {
  const { status, text } = await ask(apiUrl, { path: `/v1/certificates/${encodeURIComponent(code)}` });
  return { httpStatus: status, body: JSON.parse(text) };
};

describe('the address certificate (R22)', () => {
  test('is a PDF that is shown, named and kept by nobody on the way', async () => {
    const { caseId } = await register();
    const { response } = await fetchPdf(caseId);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="address-certificate-${caseId}.pdf"`,
      'cache-control': 'no-store',
    });
  });

  test.each(['kk', 'ru', 'en'] as const)('is in %s for who asks for it', async (language) => {
    const { caseId, state, code } = await register();
    const { bytes } = await fetchPdf(caseId, `?language=${language}`);
    const printed = await readPdf(bytes);
    expect(printed.language).toBe(language);
    for (const part of [state.learned.registrantName, state.learned.address?.[language], code, caseId]) {
      expect(printed.text).toContain(part);
    }
    expect(await readQrCode(bytes)).toBe(`${PUBLIC_URL}/v1/certificates/${code}`);
  });

  test('is in the language of the application unless another is asked for', async () => {
    const { caseId, state } = await register();
    const [usual, named] = [await fetchPdf(caseId), await fetchPdf(caseId, `?language=${state.application.language}`)];
    expect(Buffer.from(usual.bytes).equals(Buffer.from(named.bytes))).toBe(true);
  });

  test('is not there before the registration', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const { caseId } = caseIn(await fileScenario(product, scenario));
    expect(problemIn(await ask(apiUrl, { path: `/v1/cases/${caseId}/certificate` }))).toMatchObject({
      status: 409,
      code: 'no-certificate',
    });
  });

  test.each(['?language=de', '?language=kk&language=ru', '?lang=kk'])('is not drawn for %s', async (query) => {
    const { caseId } = await register();
    expect(problemIn(await ask(apiUrl, { path: `/v1/cases/${caseId}/certificate${query}` }))).toMatchObject({
      status: 400,
      code: 'invalid-query',
    });
  });
});

describe('a certificate code', () => {
  test('is valid as long as the residence goes on, however it is typed', async () => {
    const { code } = await register();
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')]) {
      expect(await verify(typed)).toEqual({ httpStatus: 200, body: { code, status: 'valid' } });
    }
  });

  test('is superseded once the residence has ended', async () => {
    const { code, residenceId } = await register();
    await models.residences.updateOne({ _id: residenceId }, { $set: { current: false, until: new Date() } });
    expect(await verify(code)).toEqual({ httpStatus: 200, body: { code, status: 'superseded' } });
  });

  test('is superseded behind the last day of a stay, also before its end is written down (R20)', async () => {
    const { code, residenceId } = await register();
    const [ended, goingOn] = [new Date(Date.now() - 1_000), new Date(Date.now() + 60_000)];
    await models.residences.updateOne({ _id: residenceId }, { $set: { until: goingOn } });
    expect(await verify(code)).toMatchObject({ body: { status: 'valid' } });
    await models.residences.updateOne({ _id: residenceId }, { $set: { until: ended } });
    expect(await verify(code)).toMatchObject({ body: { status: 'superseded' } });
  });

  test('that nobody got is unknown', async () => {
    const code = newCertificateCode();
    expect(await verify(code)).toEqual({ httpStatus: 200, body: { code, status: 'unknown' } });
  });

  test.each(['hello', '%', '0', '$ne', ' ', '../cases', 'ЫЫЫЫ-ЫЫЫЫ', 'A'.repeat(2_000)])(
    'that can be none is unknown: %s',
    async (text) => {
      expect(await verify(text)).toEqual({ httpStatus: 200, body: { code: null, status: 'unknown' } });
    },
  );

  test('with a typing error is told from one that nobody got', async () => {
    const { code } = await register();
    const mistyped = `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`;
    expect(await verify(mistyped)).toEqual({ httpStatus: 200, body: { code: null, status: 'unknown' } });
  });
});
