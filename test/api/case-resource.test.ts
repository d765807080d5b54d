import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { consentDocument } from '../../domain/consent-document.ts';
import { findConsent } from '../../domain/messages.ts';
import { answerConsent, caseIn, fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';
import { only, startStories, untilOver } from '../support/story.ts';
import { ask } from './ask.ts';
import { type CaseBody, caseSchema } from './case-schema.ts';

const product = await startStories();
const { api, control, apiUrl, reader } = product;

const time = z.iso.datetime();

const readCase = async (caseId: string): Promise<CaseBody> => caseSchema.parse((await api.getCase(caseId)).body);
const closedCase = async (caseId: string): Promise<CaseBody> => {
  await untilOver(product, caseId);
  return readCase(caseId);
};

async function fileNew(name: string) {
  const scenario = await control.takeScenario(name);
  const answer = await fileScenario(product, scenario);
  return { scenario, answer, ...caseIn(answer) };
}

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
      people: [{ iin: scenario.registrant, outcome: null, refusal: null }],
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
    await answerConsent(product, scenario, caseId, only(consents));
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
    expect(text).not.toContain('nonce');
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
    const { consentId } = only(consents);
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
    const path = `/v1/cases/${caseId}/consents/${only(consents).consentId}/document`;
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
    const consent = only(consents);
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
    const late = await answerConsent(product, scenario, caseId, only(consents));
    expect(late.status).toBe(409);
    expect(await fileScenario(product, scenario)).toMatchObject({ status: 201 });
  });

  test('can not be withdrawn once it is carried out', async () => {
    const { scenario, caseId, consents } = await fileNew('renter-one-owner');
    await answerConsent(product, scenario, caseId, only(consents));
    const { revision } = await closedCase(caseId);
    expect((await api.cancel(caseId)).status).toBe(409);
    expect((await readCase(caseId)).revision).toBe(revision);
  });
});

test('a case that nobody filed is not found', async () => {
  expect(await api.getCase(randomUUID())).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
});
