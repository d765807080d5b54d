import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CASEWORKER } from '../../cli/staff.ts';
import {
  consentAll,
  countOf,
  file,
  messagesOf,
  only,
  pass,
  startStories,
  trailOf,
  untilOver,
} from '../support/story.ts';

const product = await startStories();
const { api } = product;

const note = (caseId: string, text: string, key: string = randomUUID()) =>
  api.send('POST', `/v1/cases/${caseId}/notes`, { text, caseworker: CASEWORKER }, { 'idempotency-key': key });
const remind = (caseId: string, consentId: string) =>
  api.send('POST', `/v1/cases/${caseId}/reminders`, { consentId, caseworker: CASEWORKER });

describe('notes', () => {
  test('stand in the trail with who wrote them, once for each key', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    const key = randomUUID();
    expect(await note(caseId, 'the owner is abroad', key)).toMatchObject({ status: 200 });
    expect(await note(caseId, 'the owner is abroad', key)).toMatchObject({ status: 200 });
    await note(caseId, 'back on Monday');
    const notes = (await trailOf(product, caseId)).filter(({ fact }) => fact.type === 'note-added');
    expect(notes).toMatchObject([
      { actor: { kind: 'caseworker', id: CASEWORKER.id }, fact: { note: 'the owner is abroad' } },
      { fact: { note: 'back on Monday' } },
    ]);
  });

  test('are not taken by a case that is over, except for the repeat of one that was', async () => {
    const filed = await file(product, 'renter-one-owner');
    const key = randomUUID();
    await note(filed.caseId, 'all is well', key);
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    expect(await note(filed.caseId, 'all is well', key)).toMatchObject({ status: 200 });
    expect(await note(filed.caseId, 'too late')).toMatchObject({ status: 409, body: { code: 'case-closed' } });
  });
});

describe('R15: a reminder by hand', () => {
  test('R15: is written to who is asked, once a day however often somebody presses', async () => {
    const { caseId, consents } = await file(product, 'renter-one-owner');
    const { consentId } = only(consents);
    expect(await remind(caseId, consentId)).toMatchObject({ status: 200 });
    expect(await countOf(product, caseId, 'consenter-reminded')).toBe(0);
    await pass(product, '25 hours');
    for (let time = 0; time < 3; time += 1) expect(await remind(caseId, consentId)).toMatchObject({ status: 200 });
    expect(await countOf(product, caseId, 'consenter-reminded')).toBe(1);
    expect(await messagesOf(product, caseId, 'consent-reminder')).toHaveLength(1);
  });

  test('R15: of a consent that is given is turned away', async () => {
    const filed = await file(product, 'renter-two-owners');
    await consentAll(product, filed);
    const [consent] = filed.consents;
    const answer = await remind(filed.caseId, consent?.consentId ?? '');
    expect(answer.status).toBe(409);
  });
});
