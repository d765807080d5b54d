import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { ROLES } from '../../api/access/caller.ts';
import { problemIn } from '../api/problem-document.ts';
import { file } from '../support/case-actions.ts';
import { startClosedProduct } from './closed-product.ts';

/**
 * API3:2023. The attacker may make the call, and wants more of it than is meant: to set what the product sets itself, or to be
 * told what is not for him.
 */

const closed = await startClosedProduct();
const { send, actorsWith, tokenOf, staffToken, product } = closed;
const portalToken = await tokenOf('portal');
const portal = actorsWith(portalToken);

const filed = await file(portal, 'renter-two-owners');
const { caseId, consents, scenario } = filed;
const stateOf = async () => (await product.reader.findCase(caseId))?.state;
const before = await stateOf();

/** What a case, a webhook or a prototype has, and no sender may set. */
const OURS: readonly (readonly [name: string, value: unknown])[] = [
  ['client', 'bank'],
  ['office', 'almaty'],
  ['stage', 'closed'],
  ['outcome', 'registered'],
  ['revision', 1],
  ['attestedBy', { id: 'aigerim' }],
  ['assignee', 'aigerim'],
  ['_id', randomUUID()],
  ['constructor', { prototype: { isAdmin: true } }],
  ['prototype', { isAdmin: true }],
  ['__proto__', { isAdmin: true }],
  ['$set', { stage: 'closed' }],
];

/** `JSON.stringify` would take `__proto__` for what it is called; a sender writes what he likes. */
const withField = (text: string, name: string, value: unknown): string =>
  text.replace(/\}$/, `${text === '{}' ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}}`);

const hook = await portal.api.send('POST', '/v1/webhooks', { url: 'https://hooks.example.kz/portal' });
const { webhookId, secret } = z.looseObject({ webhookId: z.uuid(), secret: z.string() }).parse(hook.body);

describe.each(OURS)('the field %s', (name, value) => {
  test.each([
    ['POST', `/v1/cases/${caseId}/cancellation`, '{}'],
    ['POST', `/v1/cases/${caseId}/consents/${consents[0]?.consentId}/decision`, '{"decision":"give"}'],
    ['PATCH', `/v1/webhooks/${webhookId}`, '{"description":"mine"}'],
    ['POST', '/v1/webhooks', '{"url":"https://hooks.example.kz/other"}'],
  ])('is not set by %s %s', async (method, path, body) => {
    const answer = await send({ method, path, body: withField(body, name, value) }, portalToken);
    expect(problemIn(answer)).toMatchObject({ status: 400, code: 'invalid-body' });
    expect(answer.text).toContain(name);
  });

  test('is not set from inside an application that is signed with it', async () => {
    const next = await product.control.takeScenario('renter-one-owner');
    const text = withField(JSON.stringify(next.application), name, value);
    const application: unknown = JSON.parse(text);
    const signature = await product.control.sign(next.applicantSignAs, bytesToSign(application));
    const body = `{"application":${text},"signature":${JSON.stringify(signature)}}`;
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await send({ method: 'POST', path: '/v1/applications', headers, body }, portalToken);
    expect(problemIn(answer)).toMatchObject({ status: 400, code: 'invalid-body' });
  });
});

test('None of it has changed the case, or the language itself', async () => {
  expect(await stateOf()).toEqual(before);
  expect({}).not.toHaveProperty('isAdmin');
  expect((await portal.api.send('GET', '/v1/webhooks')).body).toMatchObject({ data: [{ webhookId }] });
});

test('Nobody but staff may say which caseworker acts, and staff can’t say it is somebody else', async () => {
  const caseworker = { id: 'gulnara', iin: scenario.registrant };
  for (const token of [portalToken, await staffToken()]) {
    const body = JSON.stringify({ decision: 'approve', reason: 'settled', caseworker });
    const answer = await send({ method: 'POST', path: `/v1/cases/${caseId}/review`, body }, token);
    expect(problemIn(answer).status).toBe(403);
  }
});

test.each(['client=portal', 'parties=1', 'q[$gt]=', 'office[$ne]=astana', 'projection=evidence', '__proto__=1'])(
  'A list takes no filter that nobody documented: %s',
  async (query) => {
    const answer = await send({ path: `/v1/cases?${query}` }, portalToken);
    expect(problemIn(answer)).toMatchObject({ status: 400, code: 'invalid-query' });
  },
);

/** Names of members that only the store and the workflows know. */
const INSIDE = /"(_id|__v|client|nonce|applicationDigest|attestedBy|evidence|cms|sealed|secrets?|verdict|phone)":/;
const whoever: readonly (readonly [string, string])[] = [
  ['the client that filed', portalToken],
  ...(await Promise.all(ROLES.map(async (role) => [role, await staffToken({ role })] as const))),
];
const PATHS = [`/v1/cases/${caseId}`, `/v1/cases/${caseId}/events`, '/v1/cases?limit=100', '/v1/webhooks'];
const ownersNumbers = scenario.consenters.flatMap(({ iin, bin }) => iin ?? bin ?? []);
const names = consents.map(({ consenter }) => consenter.name ?? '');

describe.each(whoever)('an answer to %s', (who, token) => {
  test.each(PATHS)('of %s holds nothing of the inside', async (path) => {
    expect((await send({ path }, token)).text).not.toMatch(INSIDE);
  });

  test.each(PATHS)('of %s tells no more about people than they need', async (path) => {
    const { text } = await send({ path }, token);
    const mayKnowNumbers = ['caseworker', 'supervisor'].includes(who) && !path.includes('?');
    const hidden = [...(mayKnowNumbers ? [] : ownersNumbers), ...(who === 'ops' ? names : [])];
    expect(hidden.filter((secretOfSomebody) => text.includes(secretOfSomebody))).toEqual([]);
    expect(text).not.toContain(secret);
  });
});
