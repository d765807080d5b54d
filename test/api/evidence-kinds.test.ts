import { createHash, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import type { ApiConsent } from '../support/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { binOf, iinOf } from '../domain/sample-numbers.ts';
import { answerConsent, caseIn, fileScenario, numberOfConsenter } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const { api, control } = product;
const { models, population } = product.dependencies;
afterEach(() => control.clearFaults());

const CASEWORKER = { id: 'a.caseworker', iin: iinOf(1) };

const askForPassword = (application: unknown) => api.send('POST', '/v1/one-time-passwords', { application });

const phoneSchema = z.object({ data: z.array(z.object({ code: z.string(), purpose: z.string() })) });
/** The passwords on somebody's phone, newest first. */
async function phoneOf(iin: string) {
  return phoneSchema.parse(await (await control.call('GET', `/one-time-passwords?iin=${iin}`)).json()).data;
}

/** What an applicant proves with who asked for a password for this application. */
async function passwordFor({ applicant }: Scenario, application: unknown): Promise<object> {
  expect((await askForPassword(application)).status).toBe(202);
  return { kind: 'otp', code: (await phoneOf(applicant))[0]?.code };
}

describe('a one-time password (R12)', () => {
  test('is sent for exactly the application, and files it once', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const { application, applicant } = scenario;
    const { status, body } = await askForPassword(application);
    expect({ status, body }).toEqual({
      status: 202,
      body: { sentTo: expect.stringMatching(/^\+7 \d{3} \*{3} \*{2} \d{2}$/), expiresAt: expect.stringMatching(/Z$/) },
    });
    const [sent] = await phoneOf(applicant);
    expect(sent?.purpose).toBe(createHash('sha256').update(bytesToSign(application)).digest('hex'));

    const signature = { kind: 'otp', code: sent?.code };
    const key = randomUUID();
    const filed = await api.file(application, signature, key);
    expect(filed).toMatchObject({ status: 201, body: { stage: 'awaiting-consent' } });
    expect((await api.file(application, signature, key)).body.caseId).toBe(filed.body.caseId);
    const { caseId = '' } = filed.body;
    expect(await models.evidence.find({ caseId }).lean()).toEqual([
      expect.objectContaining({ kind: 'otp', purpose: 'application', consentId: null }),
    ]);
  });

  test('that was asked for twice is the same one', async () => {
    const { application, applicant } = await control.takeScenario('renter-one-owner');
    const first = await askForPassword(application);
    expect((await askForPassword(application)).body).toEqual(first.body);
    expect(await phoneOf(applicant)).toHaveLength(1);
  });

  test('proves nothing about an application that differs, and the right one can still be filed', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const { application } = scenario;
    const signature = await passwordFor(scenario, application);
    const key = randomUUID();
    expect(await api.file({ ...application, reason: 'a word more' }, signature, key)).toMatchObject({
      status: 422,
      body: { code: 'signature-rejected', reason: 'code-not-sent' },
    });
    expect((await api.file(application, signature, key)).status).toBe(201);
  });

  test('is none where somebody else files with it', async () => {
    const [mine, theirs] = await control.takeScenarios('renter-one-owner', 2);
    if (mine === undefined || theirs === undefined) throw new Error('two scenarios were asked for');
    const signature = await passwordFor(mine, mine.application);
    expect(await api.file(theirs.application, signature, randomUUID())).toMatchObject({
      status: 422,
      body: { reason: 'code-not-sent' },
    });
  });

  const atTheCounter = async () => ({
    ...(await control.takeScenario('minor-owner')).application,
    channel: 'counter',
  });
  const ofAnOrganisation = async () => (await control.takeScenario('hostel')).application;
  const withoutPhone = async () => {
    const { application, applicant } = await control.takeScenario('renter-one-owner');
    await control.changePerson(applicant, { mobilePhone: null });
    return application;
  };
  test.each([
    ['for the counter', 'password-not-accepted', atTheCounter],
    ['for an organisation', 'password-not-accepted', ofAnOrganisation],
    ['without a phone to send it to', 'phone-not-found', withoutPhone],
  ])('is not sent %s: %s', async (_what, code, applicationOf) => {
    const application = await applicationOf();
    expect(await askForPassword(application)).toMatchObject({ status: 422, body: { code } });
    const { applicant } = z.looseObject({ applicant: z.looseObject({ iin: z.string() }) }).parse(application);
    expect(await phoneOf(applicant.iin)).toEqual([]);
  });

  test('is not sent for what no application can be, and the field is named', async () => {
    const { application } = await control.takeScenario('renter-one-owner');
    const { status, body } = await askForPassword({ ...application, registrant: { iin: binOf(1) } });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'invalid-body', errors: [{ pointer: '/application/registrant/iin' }] },
    });
  });

  test.each([
    ['rate-limited', 429, 'too-many-passwords'],
    ['error', 503, 'registry-unavailable'],
  ])('comes later while the state service is %s', async (mode, status, code) => {
    const { application } = await control.takeScenario('renter-one-owner');
    await control.putFault({ registry: 'population', operation: 'send-one-time-password', mode });
    const answer = await askForPassword(application);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('counts for no consent: consenters sign, or come in person', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const { caseId, consents } = caseIn(await fileScenario(product, scenario));
    for (const { consentId } of consents) {
      expect(await api.decide(caseId, consentId, 'give', { kind: 'otp', code: '123456' })).toMatchObject({
        status: 422,
        body: { code: 'evidence-rejected', reason: 'kind-not-accepted' },
      });
    }
  });
});

async function documentNumberOf(iin: string): Promise<string> {
  const [document] = (await population.findPerson(iin))?.documents ?? [];
  if (document === undefined) throw new Error('everybody has a document');
  return document.number;
}
const inPerson = async (iin: string) => ({ kind: 'in-person', documentNumber: await documentNumberOf(iin) });

interface Answering {
  readonly caseId: string;
  readonly consent: ApiConsent;
}
const pathOf = ({ caseId, consent }: Answering): string => `/v1/cases/${caseId}/consents/${consent.consentId}`;

async function answering(): Promise<Answering> {
  const scenario = await control.takeScenario('renter-two-owners');
  const { caseId, consents } = caseIn(await fileScenario(product, scenario));
  const [consent] = consents;
  if (consent === undefined) throw new Error('two owners are asked');
  return { caseId, consent };
}

describe('somebody who comes in person (R12)', () => {
  test('files at the counter with their document and a caseworker’s word', async () => {
    const scenario = await control.takeScenario('minor-owner');
    const application = { ...scenario.application, channel: 'counter' };
    const body = { application, signature: await inPerson(scenario.applicant), caseworker: CASEWORKER };
    const filed = await api.send('POST', '/v1/applications', body, { 'idempotency-key': randomUUID() });
    const { caseId, consents } = caseIn(filed);
    expect(filed.body.stage).toBe('awaiting-consent');
    expect(await models.evidence.find({ caseId }).lean()).toEqual([
      expect.objectContaining({
        kind: 'in-person',
        attestedBy: CASEWORKER,
        documentNumber: body.signature.documentNumber,
      }),
    ]);
    const [consent] = consents;
    if (consent === undefined) throw new Error('the owner’s representative is asked');
    expect((await answerConsent(product, scenario, caseId, consent)).status).toBe(200);
  });

  test('consents, and a repeat of that is the same consent', async () => {
    const asked = await answering();
    const evidence = await inPerson(numberOfConsenter(asked.consent));
    const body = { decision: 'give', evidence, caseworker: CASEWORKER };
    const given = await api.send('POST', `${pathOf(asked)}/decision`, body);
    expect(given.body.consents?.map(({ status }) => status).toSorted()).toEqual(['given', 'pending']);
    const again = await api.send('POST', `${pathOf(asked)}/decision`, body);
    expect({ status: again.status, revision: again.body.revision }).toEqual({
      status: 200,
      revision: given.body.revision,
    });

    const revoked = await api.send('POST', `${pathOf(asked)}/revocation`, { evidence, caseworker: CASEWORKER });
    expect(revoked.body.consents?.map(({ status }) => status).toSorted()).toEqual(['pending', 'revoked']);
  });

  test('can’t do so at a distance: on the portal nobody sees them', async () => {
    const { application, applicant } = await control.takeScenario('renter-one-owner');
    const body = { application, signature: await inPerson(applicant), caseworker: CASEWORKER };
    const filed = await api.send('POST', '/v1/applications', body, { 'idempotency-key': randomUUID() });
    expect(filed).toMatchObject({ status: 422, body: { code: 'signature-rejected', reason: 'kind-not-accepted' } });
  });

  test('is not seen by themself (R27)', async () => {
    const { applicant, application } = await control.takeScenario('minor-owner');
    const filing = { application: { ...application, channel: 'counter' }, signature: await inPerson(applicant) };
    const themself = { caseworker: { id: 'the.applicant', iin: applicant } };
    const key = { 'idempotency-key': randomUUID() };
    const ownCase = { status: 403, body: { code: 'own-case' } };
    expect(await api.send('POST', '/v1/applications', { ...filing, ...themself }, key)).toMatchObject(ownCase);

    const asked = await answering();
    const iin = numberOfConsenter(asked.consent);
    const body = { decision: 'give', evidence: await inPerson(iin), caseworker: { id: 'the.owner', iin } };
    expect(await api.send('POST', `${pathOf(asked)}/decision`, body)).toMatchObject(ownCase);
  });

  const EVIDENCE = { kind: 'in-person', documentNumber: '012345678' };
  test.each([
    ['without a caseworker', undefined, '/caseworker'],
    ['with a company as the caseworker', { ...CASEWORKER, iin: binOf(1) }, '/caseworker/iin'],
    ['with a nameless caseworker', { ...CASEWORKER, id: ' ' }, '/caseworker/id'],
  ])('%s has proven nothing, and the field is named', async (_what, caseworker, pointer) => {
    const { application } = await control.takeScenario('minor-owner');
    const consentPath = `/v1/cases/${randomUUID()}/consents/${randomUUID()}`;
    const requests = [
      ['/v1/applications', { application: { ...application, channel: 'counter' }, signature: EVIDENCE, caseworker }],
      [`${consentPath}/decision`, { decision: 'decline', evidence: EVIDENCE, caseworker }],
      [`${consentPath}/revocation`, { evidence: EVIDENCE, caseworker }],
    ] as const;
    for (const [path, body] of requests) {
      const { status, body: problem } = await api.send('POST', path, body, { 'idempotency-key': randomUUID() });
      expect({ status, problem }).toMatchObject({
        status: 400,
        problem: { code: 'invalid-body', errors: [{ pointer }] },
      });
    }
  });
});
