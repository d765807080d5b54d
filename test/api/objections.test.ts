import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findObjection } from '../../domain/messages.ts';
import { objectionDocument } from '../../domain/objections.ts';
import { file, type Filed, only, startStories } from '../support/story.ts';
import { ask, asJson } from './ask.ts';
import { problemIn } from './problem-document.ts';

const product = await startStories({ objectionPeriodDays: 30 });
const { api, apiUrl, control, reader } = product;

const objectionsSchema = z.array(
  z.strictObject({
    objectionId: z.uuid(),
    registrant: z.strictObject({ iin: z.string() }),
    objector: z.strictObject({ iin: z.string(), name: z.string() }),
    status: z.enum(['open', 'raised']),
    reason: z.string().nullable(),
    raisedAt: z.iso.datetime().nullable(),
  }),
);
const objectionIn = (body: { readonly objections?: unknown }) => only(objectionsSchema.parse(body.objections));

const REASON = 'Бұл менің жалғыз баспанам «үй» \n';

interface Objecting extends Filed {
  readonly objectionId: string;
  readonly objector: { readonly iin: string };
}
async function fileWithdrawal(): Promise<Objecting> {
  const filed = await file(product, 'owner-withdrawal-sole-owner');
  const { objectionId, objector } = objectionIn((await api.getCase(filed.caseId)).body);
  return { ...filed, objectionId, objector };
}

const pathOf = ({ caseId, objectionId }: Objecting) => `/v1/cases/${caseId}/objections/${objectionId}`;

const askForWords = (objecting: Objecting, reason: string) =>
  ask(apiUrl, {
    method: 'POST',
    path: `${pathOf(objecting)}/document`,
    headers: asJson(),
    body: JSON.stringify({ reason }),
  });

const sign = async (objecting: Objecting, reason: string, iin = objecting.objector.iin) =>
  control.sign({ iin }, Buffer.from((await askForWords(objecting, reason)).text));

const object = (objecting: Objecting, body: object) => api.send('POST', pathOf(objecting), body);

describe('somebody who is to be withdrawn (R23)', () => {
  test('signs exactly the canonical bytes, with their own words in them', async () => {
    const objecting = await fileWithdrawal();
    const answer = await askForWords(objecting, REASON);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } });
    const state = (await reader.findCase(objecting.caseId))?.state;
    const objection = state === undefined ? undefined : findObjection(state, objecting.objectionId);
    if (state === undefined || objection === undefined) throw new Error('the case is not stored');
    expect(answer.text).toBe(Buffer.from(objectionDocument(state, objection, REASON)).toString());
  });

  test('objects once, and the same again gets the same answer', async () => {
    const objecting = await fileWithdrawal();
    const body = { reason: REASON, evidence: await sign(objecting, REASON) };
    const answer = await object(objecting, body);
    expect(answer.status).toBe(200);
    expect(objectionIn(answer.body)).toEqual({
      objectionId: objecting.objectionId,
      registrant: { iin: objecting.scenario.registrant },
      objector: expect.objectContaining({ iin: objecting.scenario.registrant }),
      status: 'raised',
      reason: REASON,
      raisedAt: expect.any(String),
    });
    expect(await object(objecting, body)).toMatchObject({ status: 200, body: { caseId: objecting.caseId } });

    const other = { reason: 'Or rather', evidence: await sign(objecting, 'Or rather') };
    expect(await object(objecting, other)).toMatchObject({ status: 409, body: { code: 'objection-already-raised' } });
  });

  test('objects with no other words than those that were signed', async () => {
    const objecting = await fileWithdrawal();
    const evidence = await sign(objecting, REASON);
    expect(await object(objecting, { reason: REASON.trim(), evidence })).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason: 'wrong-document' },
    });
  });

  test('is the only one who objects: not the owner in their place', async () => {
    const objecting = await fileWithdrawal();
    const evidence = await sign(objecting, REASON, objecting.scenario.applicant);
    expect(await object(objecting, { reason: REASON, evidence })).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason: 'wrong-person' },
    });
    expect(objectionIn((await api.getCase(objecting.caseId)).body).status).toBe('open');
  });

  test('objects in their own case only', async () => {
    const [objecting, other] = [await fileWithdrawal(), await fileWithdrawal()];
    const elsewhere = { ...objecting, objectionId: other.objectionId };
    expect(problemIn(await askForWords(elsewhere, REASON))).toMatchObject({ status: 404, code: 'unknown-objection' });
    const evidence = await sign(objecting, REASON);
    expect(await object(elsewhere, { reason: REASON, evidence })).toMatchObject({
      status: 404,
      body: { code: 'unknown-objection' },
    });
  });
});
