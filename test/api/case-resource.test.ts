import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { consentDocument } from '../../domain/consent-document.ts';
import { findConsent } from '../../domain/messages.ts';
import { STAGES } from '../../domain/stages.ts';
import { answerConsent, caseIn, fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { ask } from './ask.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
const { api, control, apiUrl, reader } = product;

const time = z.iso.datetime();
const trilingual = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });
const iin = z.string().regex(/^\d{12}$/);

/** The case as DESIGN §4 fixes it; other people's programs rely on each of these fields. */
const caseSchema = z.strictObject({
  caseId: z.uuid(),
  service: z.literal('permanent-residence'),
  channel: z.enum(['portal', 'mobile', 'bank', 'counter']),
  stage: z.enum(STAGES),
  outcome: z.enum(['registered', 'refused', 'declined', 'expired', 'cancelled']).nullable(),
  refusal: z
    .strictObject({
      ground: z.string().regex(/^[a-z-]+$/),
      rule: z.string().regex(/^R\d+$/),
      text: trilingual,
      reason: z.string().optional(),
    })
    .nullable(),
  registrant: z.strictObject({ iin, name: z.string().nullable() }),
  applicant: z.strictObject({ iin, name: z.string().nullable(), capacity: z.string() }),
  dwelling: z.strictObject({ rka: z.string().regex(/^\d{16}$/), address: trilingual.nullable() }),
  consents: z.array(
    z.strictObject({
      consentId: z.uuid(),
      consenter: z.union([z.strictObject({ iin, name: z.string() }), z.strictObject({ bin: iin, name: z.string() })]),
      capacity: z.enum(['owner', 'tenant', 'owner-representative', 'attorney', 'administration']),
      status: z.enum(['pending', 'given', 'declined', 'revoked', 'expired']),
      decidedAt: time.nullable(),
    }),
  ),
  deadlineAt: time.nullable(),
  waitingFor: z
    .strictObject({
      kind: z.enum(['owner', 'applicant', 'caseworker', 'registry', 'worker']),
      name: z.string().nullable(),
      since: time,
    })
    .nullable(),
  stuckSince: time.nullable(),
  office: z.string().nullable(),
  assignee: z.string().nullable(),
  followUps: z.array(z.strictObject({ name: z.string(), state: z.enum(['pending', 'done']) })),
  residenceId: z.uuid().nullable(),
  formerRka: z.string().nullable(),
  openedAt: time,
  updatedAt: time,
  closedAt: time.nullable(),
  revision: z.number().int().positive(),
});
type CaseBody = z.infer<typeof caseSchema>;

const readCase = async (caseId: string): Promise<CaseBody> => caseSchema.parse((await api.getCase(caseId)).body);
const closedCase = async (caseId: string): Promise<CaseBody> => {
  await environment.client.workflow.getHandle(caseId).result();
  return readCase(caseId);
};

async function fileNew(name: string) {
  const scenario = await control.takeScenario(name);
  const answer = await fileScenario(product, scenario);
  return { scenario, answer, ...caseIn(answer) };
}

const onlyOf = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  if (value === undefined || values.length !== 1) throw new Error(`one expected, got ${values.length}`);
  return value;
};

describe('a case', () => {
  test('that waits for owners says for whom, since when and until when', async () => {
    const { scenario, answer, caseId } = await fileNew('renter-two-owners');
    expect(answer.headers.get('location')).toBe(`/v1/cases/${caseId}`);
    const filed = caseSchema.parse(answer.body);
    expect(filed).toMatchObject({
      stage: 'awaiting-consent',
      outcome: null,
      refusal: null,
      registrant: { iin: scenario.registrant },
      applicant: { iin: scenario.applicant },
      dwelling: { rka: scenario.rka },
      waitingFor: { kind: 'owner', name: filed.consents.map(({ consenter }) => consenter.name).join(', ') },
      closedAt: null,
      residenceId: null,
      followUps: [],
    });
    expect(Date.parse(filed.deadlineAt ?? '')).toBeGreaterThan(Date.parse(filed.openedAt));
    expect(await readCase(caseId)).toEqual(filed);
    expect(answer.headers.get('etag')).toBe(`"${filed.revision}"`);
  });

  test('that ended well says where, and what was told to whom (R21)', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-one-owner');
    await answerConsent(product, scenario, caseId, onlyOf(consents));
    const done = await closedCase(caseId);
    expect(done).toMatchObject({
      stage: 'closed',
      outcome: 'registered',
      formerRka: scenario.formerRka,
      waitingFor: null,
      deadlineAt: null,
    });
    expect(done.residenceId).not.toBeNull();
    expect(new Set(done.followUps.map(({ state }) => state))).toEqual(new Set(['done']));
    expect(done.closedAt).toBe(done.updatedAt);
  });

  test.each(['uncommissioned', 'deceased', 'expired-document'])(
    'that is refused (%s) is a case with its ground in three languages and its rule, not an error (R29)',
    async (name) => {
      const { scenario, answer } = await fileNew(name);
      expect(answer.status).toBe(201);
      const refused = caseSchema.parse(answer.body);
      expect(refused).toMatchObject({
        stage: 'closed',
        outcome: 'refused',
        refusal: { ground: scenario.expect.ground },
      });
    },
  );

  test('tells its events in order, without a gap and without the application over again', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-two-owners');
    for (const consent of consents) await answerConsent(product, scenario, caseId, consent);
    const { revision } = await closedCase(caseId);
    const { text } = await ask(apiUrl, { path: `/v1/cases/${caseId}/events` });
    const { data } = z
      .strictObject({
        data: z.array(
          z.strictObject({
            seq: z.number(),
            type: z.string(),
            at: time,
            actor: z.strictObject({ kind: z.string(), id: z.string().nullable() }),
            data: z.record(z.string(), z.unknown()),
          }),
        ),
      })
      .parse(JSON.parse(text));
    expect(data.map(({ seq }) => seq)).toEqual(Array.from({ length: revision }, (_, n) => n + 1));
    expect(data[0]).toMatchObject({ type: 'application-received', data: {} });
    expect(data.filter(({ type }) => type === 'consent-given')).toHaveLength(consents.length);
    expect(data.map(({ at }) => at)).toEqual(data.map(({ at }) => at).toSorted((a, b) => a.localeCompare(b)));
    expect(data.at(-1)?.type).toBe('case-completed');
  });
});

describe('the document to sign', () => {
  test.each(['give', 'decline', 'revoke'] as const)('for %s is exactly the canonical bytes (R13)', async (answer) => {
    const { caseId, consents } = await fileNew('renter-one-owner');
    const { consentId } = onlyOf(consents);
    const bytes = await api.getDocument(caseId, consentId, answer);
    const state = (await reader.findCase(caseId))?.state;
    const consent = state === undefined ? undefined : findConsent(state, consentId);
    if (state === undefined || consent === undefined) throw new Error('the case is not stored');
    expect(Buffer.from(bytes)).toEqual(Buffer.from(consentDocument(state, consent, answer)));
    const { headers } = await ask(apiUrl, {
      path: `/v1/cases/${caseId}/consents/${consentId}/document?answer=${answer}`,
    });
    expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
  });

  test('is the one for giving unless another is asked for', async () => {
    const { caseId, consents } = await fileNew('renter-one-owner');
    const path = `/v1/cases/${caseId}/consents/${onlyOf(consents).consentId}/document`;
    const [given, named] = [await ask(apiUrl, { path }), await ask(apiUrl, { path: `${path}?answer=give` })];
    expect(given.text).toBe(named.text);
    expect(await ask(apiUrl, { path: `${path}?answer=maybe` })).toMatchObject({ status: 400 });
  });
});

describe('an answer', () => {
  test('counts once: the same again gets the same, another is too late', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-two-owners');
    const [consent] = consents;
    if (consent === undefined) throw new Error('nobody is asked');
    const { consentId } = consent;
    const evidence = await signAnswer(product, caseId, consentId, signAsOf(scenario, consent));
    const first = await api.decide(caseId, consentId, 'give', evidence);
    expect(first.status).toBe(200);
    expect(await api.decide(caseId, consentId, 'give', evidence)).toMatchObject({ status: 200, body: first.body });
    const declined = await answerConsent(product, scenario, caseId, consent, 'decline');
    expect(declined).toMatchObject({ status: 409, body: { code: 'consent-already-decided' } });
  });

  test('that declines ends the case as declined (R14)', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-two-owners');
    const [consent, other] = consents;
    if (consent === undefined || other === undefined) throw new Error('two are asked');
    await answerConsent(product, scenario, caseId, consent, 'decline');
    expect(await closedCase(caseId)).toMatchObject({ outcome: 'declined', refusal: null });
    const late = await answerConsent(product, scenario, caseId, other);
    expect(late.status).toBe(409);
  });

  test('can be taken back, after which its old signature is worthless and a new one counts (R14)', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-two-owners');
    const [consent] = consents;
    if (consent === undefined) throw new Error('nobody is asked');
    const { consentId } = consent;
    const signAs = signAsOf(scenario, consent);
    const old = await signAnswer(product, caseId, consentId, signAs);
    await api.decide(caseId, consentId, 'give', old);
    const revoking = await signAnswer(product, caseId, consentId, signAs, { answer: 'revoke' });
    const revoked = await api.revoke(caseId, consentId, revoking);
    expect(revoked.status).toBe(200);
    const statusOf = (body: CaseBody) => body.consents.find((one) => one.consentId === consentId)?.status;
    expect(statusOf(caseSchema.parse(revoked.body))).toBe('revoked');
    expect(await api.revoke(caseId, consentId, revoking)).toMatchObject({ status: 200 });

    expect((await api.decide(caseId, consentId, 'give', old)).status).not.toBe(500);
    expect(statusOf(await readCase(caseId))).toBe('revoked');
    await answerConsent(product, scenario, caseId, consent);
    expect(statusOf(await readCase(caseId))).toBe('given');
  });

  test('that nobody gave can not be taken back', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-one-owner');
    const consent = onlyOf(consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), {
      answer: 'revoke',
    });
    const answer = await api.revoke(caseId, consent.consentId, evidence);
    expect(answer).toMatchObject({ status: 409, body: { code: 'consent-not-given' } });
  });
});

describe('an application', () => {
  test('can be withdrawn, once and for all', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-one-owner');
    const cancelled = await api.cancel(caseId, 'moved elsewhere');
    expect(cancelled).toMatchObject({ status: 200, body: { stage: 'closed', outcome: 'cancelled' } });
    expect(await api.cancel(caseId, 'moved elsewhere')).toMatchObject({ status: 200, body: { outcome: 'cancelled' } });
    const late = await answerConsent(product, scenario, caseId, onlyOf(consents));
    expect(late.status).toBe(409);
    expect(await fileScenario(product, scenario)).toMatchObject({ status: 201 });
  });

  test('can not be withdrawn once it is carried out', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-one-owner');
    await answerConsent(product, scenario, caseId, onlyOf(consents));
    const { revision } = await closedCase(caseId);
    expect((await api.cancel(caseId)).status).toBe(409);
    expect((await readCase(caseId)).revision).toBe(revision);
  });
});

describe('a review', () => {
  const inReview = async () => {
    const filed = await fileNew('arrested-dwelling');
    for (const consent of filed.consents) await answerConsent(product, filed.scenario, filed.caseId, consent);
    return filed;
  };

  test('waits for a caseworker, who approves with a reason (R17)', async () => {
    const { caseId } = await inReview();
    expect(await readCase(caseId)).toMatchObject({ stage: 'in-review', waitingFor: { kind: 'caseworker' } });
    expect((await api.review(caseId, 'approve', 'the arrest does not concern living there')).status).toBe(200);
    expect(await closedCase(caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('or refuses with one, which the case shows (R17, R29)', async () => {
    const { caseId } = await inReview();
    await api.review(caseId, 'refuse', 'the court forbids it');
    const refused = await closedCase(caseId);
    expect(refused).toMatchObject({ outcome: 'refused', refusal: { reason: 'the court forbids it' } });
    expect(await api.review(caseId, 'approve', 'after all')).toMatchObject({ status: 409 });
  });

  test('is not for a case that needs none (R17)', async () => {
    const { caseId } = await fileNew('renter-one-owner');
    expect(await api.review(caseId, 'approve', 'why not')).toMatchObject({
      status: 409,
      body: { code: 'not-in-review' },
    });
  });
});

test('a case that nobody filed is not found', async () => {
  expect(await api.getCase(randomUUID())).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
});
