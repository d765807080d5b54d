import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  actionListAnswer,
  dwellingAnswer,
  evidenceListAnswer,
  personAnswer,
  staffListAnswer,
  viewListAnswer,
} from '../../api/desk/desk-answers.ts';
import { EXAMPLE_IIN } from '../../api/openapi/example-numbers.ts';
import { consentAll, file, only, startStories, untilOver } from '../support/story.ts';
import { ask } from './ask.ts';
import { problemIn } from './problem-document.ts';

const product = await startStories();

const get = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> => {
  const { status, text } = await ask(product.apiUrl, { path });
  expect({ path, status, text: status === 200 ? '' : text }).toEqual({ path, status: 200, text: '' });
  return schema.parse(JSON.parse(text));
};

describe('what one may do with a case', () => {
  const allowedIn = async (caseId: string) => {
    const { data } = await get(`/v1/cases/${caseId}/actions`, actionListAnswer);
    return data.filter(({ allowed }) => allowed).map(({ action }) => action);
  };

  test('is what the case itself would take', async () => {
    const { caseId } = await file(product, 'renter-one-owner');
    expect(await allowedIn(caseId)).toEqual([
      'extend-deadline',
      'assign-case',
      'add-note',
      'remind-consenter',
      'answer-consent',
      'share-status',
      'cancel-application',
    ]);
    const { data } = await get(`/v1/cases/${caseId}/actions`, actionListAnswer);
    expect(data).toContainEqual({ action: 'decide-review', allowed: false, reason: 'not-in-review' });
  });

  test('is nothing once it is over, but to tell the applicant how it ended', async () => {
    const filed = await file(product, 'renter-one-owner');
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    expect(await allowedIn(filed.caseId)).toEqual(['share-status']);
  });
});

describe('evidence', () => {
  test('R12: says who signed and how that was found out, and never shows the signature', async () => {
    const filed = await file(product, 'renter-one-owner');
    await consentAll(product, filed);
    const { data } = await get(`/v1/cases/${filed.caseId}/evidence`, evidenceListAnswer);
    expect(data.map(({ purpose }) => purpose)).toEqual(['application', 'give']);
    const consent = data.find(({ consentId }) => consentId !== null);
    expect(consent).toMatchObject({
      kind: 'eds',
      signer: {
        iin: only(filed.scenario.consenters).signAs.iin,
        certificateSerial: expect.stringMatching(/^[0-9a-f]+$/i),
      },
      provenByUs: true,
    });
    expect(JSON.stringify(data)).not.toContain('cms');
  });
});

describe('look-ups at the counter', () => {
  test('know a person and a dwelling with its owners', async () => {
    const { scenario } = await file(product, 'renter-two-owners');
    const person = await get(`/v1/people/${scenario.registrant}`, personAnswer);
    expect(person).toMatchObject({ iin: scenario.registrant, alive: true });
    const dwelling = await get(`/v1/dwellings/${scenario.rka}`, dwellingAnswer);
    expect(new Set(dwelling.owners.map(({ iin }) => iin))).toEqual(
      new Set(scenario.consenters.map(({ signAs }) => signAs.iin)),
    );
    expect(dwelling.owners.map(({ share }) => share)).toEqual(['1/2', '1/2']);
  });

  test.each([
    ['/v1/dwellings/0000000000000000', 'dwelling-not-found'],
    [`/v1/people/${EXAMPLE_IIN}`, 'person-not-found'],
  ])('say that there is nobody and nothing at %s', async (path, code) => {
    const answer = await ask(product.apiUrl, { path });
    expect(problemIn(answer)).toMatchObject({ status: 404, code });
  });
});

describe('saved lists', () => {
  const save = (body: unknown, ifMatch: string | undefined) =>
    ask(product.apiUrl, {
      method: 'PUT',
      path: '/v1/views',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) },
    });
  const soon = { name: 'Due soon', query: { queue: 'due-soon' } };

  test('belong to one window at a time: who hasn’t seen the last save is told so, and nothing is lost', async () => {
    expect((await save({ data: [soon] }, '"0"')).status).toBe(200);
    const late = await save({ data: [] }, '"0"');
    expect(problemIn(late)).toMatchObject({ status: 412, code: 'views-changed' });
    expect(problemIn(await save({ data: [] }, undefined))).toMatchObject({ status: 428 });
    expect(await get('/v1/views', viewListAnswer)).toEqual({ data: [soon] });
    expect((await save({ data: [] }, '"1"')).status).toBe(200);
  });

  test.each([
    ['two of one name', [soon, soon]],
    ['an object as a parameter', [{ name: 'odd', query: { queue: { $gt: '' } } }]],
    ['a parameter that could be none', [{ name: 'odd', query: { 'a.b': 'c' } }]],
  ])('may not hold %s', async (_says, data) => {
    expect(problemIn(await save({ data }, '"2"'))).toMatchObject({ status: 400, code: 'invalid-body' });
  });
});

describe('colleagues', () => {
  beforeAll(async () => {
    const of = (id: string, office: string | null) => ({ id, name: `Қызметкер ${id}`, roles: ['caseworker'], office });
    for (const colleague of [of('b', 'astana'), of('a', 'almaty'), of('c', null)]) {
      await product.desk.directory.note(colleague);
      await product.desk.directory.note(colleague);
    }
  });

  test('are those who have signed in, by name', async () => {
    const { data } = await get('/v1/staff', staffListAnswer);
    expect(data.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('of an office are its own, and those of the whole country', async () => {
    const found = await product.desk.directory.list('astana');
    expect(found.map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
