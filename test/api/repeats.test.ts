import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { signAnswer, signAsOf } from '../support/case-actions.ts';
import { CASEWORKER as caseworker } from '../../cli/staff.ts';
import { consentAll, file, type Filed, only, startStories, untilCaseIs } from '../support/story.ts';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';

/**
 * Every call that changes something, sent twice: whoever lost the first answer gets the same one again, and nothing happened
 * twice. A call that is new has to be given a place here.
 */

const product = await startStories();
const { api, apiUrl, control } = product;

interface Call {
  readonly method?: string;
  readonly path: string;
  readonly body?: object;
  /** Whether it names itself: other calls find their repeat without. */
  readonly key?: string;
}

const reason = 'the owner is abroad';
const inDays = (days: number): string => new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);

const pathOf = ({ caseId }: Filed): string => `/v1/cases/${caseId}`;
const consentOf = ({ consents }: Filed) => only(consents);

async function answer(filed: Filed, decision: string): Promise<Call> {
  const consent = consentOf(filed);
  const signAs = signAsOf(filed.scenario, consent);
  const evidence = await signAnswer(product, filed.caseId, consent.consentId, signAs, { answer: decision });
  return { path: `${pathOf(filed)}/consents/${consent.consentId}/decision`, body: { decision, evidence } };
}

async function subscribe(): Promise<string> {
  const url = `http://127.0.0.1:9/${randomUUID()}`;
  const { body } = await api.send('POST', '/v1/webhooks', { url });
  return `/v1/webhooks/${z.looseObject({ webhookId: z.string() }).parse(body).webhookId}`;
}

/** Sets the scene, and says what is sent twice. */
const REPEATED: Readonly<Record<string, () => Promise<Call>>> = {
  fileApplication: async () => {
    const { application, applicant } = await control.takeScenario('renter-one-owner');
    const signature = await control.sign({ iin: applicant }, bytesToSign(application));
    return { path: '/v1/applications', body: { application, signature }, key: randomUUID() };
  },
  decideConsent: async () => answer(await file(product, 'renter-one-owner'), 'decline'),
  cancelApplication: async () => ({
    path: `${pathOf(await file(product, 'renter-one-owner'))}/cancellation`,
    body: { reason },
  }),
  reviewCase: async () => {
    const filed = await file(product, 'arrested-dwelling');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'in-review' });
    return { path: `${pathOf(filed)}/review`, body: { decision: 'refuse', reason, caseworker } };
  },
  extendDeadline: async () => ({
    method: 'PUT',
    path: `${pathOf(await file(product, 'renter-one-owner'))}/deadline`,
    body: { deadlineAt: inDays(20), reason, caseworker },
  }),
  assignCase: async () => ({
    method: 'PUT',
    path: `${pathOf(await file(product, 'renter-one-owner'))}/assignee`,
    body: { assignee: 'a.caseworker', caseworker },
  }),
  createWebhook: async () => ({
    path: '/v1/webhooks',
    body: { url: `http://127.0.0.1:9/${randomUUID()}` },
    key: randomUUID(),
  }),
  replaceWebhookSecret: async () => ({ path: `${await subscribe()}/secret`, body: {}, key: randomUUID() }),
};

/** Where a repeat has a test of its own, and those of which a second one makes no difference to anybody. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  revokeConsent: 'test/workflows/change-of-mind.test.ts',
  raiseObjection: 'test/api/objections.test.ts',
  endStay: 'test/workflows/stay-ended-early.test.ts',
  sendOneTimePassword: 'test/clients/facts.test.ts',
  testWebhook: 'test/api/webhooks.test.ts',
  changeWebhook: 'test/api/webhooks.test.ts',
  removeWebhook: 'test/api/webhooks.test.ts',
  redeliver: 'test/workflows/webhook-retries.test.ts',
  inviteConsenter: 'test/api/invitations.test.ts',
  openInvitation: 'test/api/invitations.test.ts',
  identifyInvitee: 'test/api/invitations.test.ts',
  decideAsInvitee: 'test/api/invitations.test.ts',
  leaveInvitation: 'test/api/invitations.test.ts',
  createStatusLink: 'test/api/status-links.test.ts',
  removeStatusLinks: 'test/api/status-links.test.ts',
  showStatus: 'test/api/status-links.test.ts',
  saveViews: 'test/api/desk.test.ts',
  announcePresence: 'test/api/presence.test.ts',
  addNote: 'test/workflows/desk-work.test.ts',
  remindConsenter: 'test/workflows/desk-work.test.ts',
  // They only word what is to be signed.
  wordObjection: 'test/api/objections.test.ts',
  wordStayEnd: 'test/workflows/stay-ended-early.test.ts',
};

const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))) })
  .parse(JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')));

test('every call that changes something has its place', () => {
  const unsafe = Object.values(document.paths).flatMap((methods) =>
    Object.entries(methods).flatMap(([method, { operationId }]) => (method === 'get' ? [] : [operationId])),
  );
  expect([...Object.keys(REPEATED), ...Object.keys(ELSEWHERE)].toSorted()).toEqual(unsafe.toSorted());
  const root = new URL('../../', import.meta.url);
  expect(Object.values(ELSEWHERE).filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

/** What tells two answers apart that ought to be one; a case may go on meanwhile by itself. */
const whatCounts = (body: Readonly<Record<string, unknown>>) => ({
  caseId: body['caseId'],
  outcome: body['outcome'],
  deadlineAt: body['deadlineAt'],
  assignee: body['assignee'],
  webhookId: body['webhookId'],
  secret: body['secret'],
});

test.each(Object.keys(REPEATED))('%s, sent twice, gets the same answer and is done once', async (name) => {
  const { method = 'POST', path, body, key } = (await REPEATED[name]?.()) ?? { path: '' };
  const send = async () => {
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
      body: JSON.stringify(body),
    });
    const said = z.record(z.string(), z.unknown()).parse(await response.json());
    return { status: response.status, ...whatCounts(said) };
  };
  const first = await send();
  expect(first.status).toBeLessThan(300);
  const { caseId } = first;
  const before = typeof caseId === 'string' ? await typesOf(caseId) : [];
  expect(await send()).toEqual(first);
  const after = typeof caseId === 'string' ? await typesOf(caseId) : [];
  // What the case did by itself meanwhile may have come, but nothing that was there comes once more.
  expect(after.slice(before.length).filter((type) => before.includes(type))).toEqual([]);
});

const typesOf = async (caseId: string) => (await product.reader.listEvents(caseId)).map(({ fact }) => fact.type);
