import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { openAccess } from '../../api/access/admit.ts';
import { invitationRoutes } from '../../api/invitations/invitation-routes.ts';
import type { SignAs } from '../../cli/registries-control.ts';
import { answererOf } from '../../cli/scenario-actions.ts';
import { createBrowser } from '../access/browser.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { createClock, FROM_CONSOLE } from '../access/signed-in.ts';
import { answerConsent, file, type Filed, signAnswer } from '../support/case-actions.ts';
import { expectDocumented } from '../support/documented-answers.ts';
import { only, pair, startStories } from '../support/story.ts';

const product = await startStories();
const clock = createClock();
/** The same api with a clock of its own, which tests move. */
const api = await listen(() =>
  createApp(product.invitations.dependencies, silent, openAccess, [
    ...invitationRoutes({ ...product.invitations, now: clock.now }),
  ]),
);

const answerSchema = z.looseObject({
  code: z.string().optional(),
  reason: z.string().nullish(),
  url: z.string().optional(),
  qr: z.string().optional(),
  expiresAt: z.string().optional(),
  status: z.unknown().optional(),
  challenge: z.object({ document: z.string(), expiresAt: z.string() }).optional(),
});

/** Whoever has the link in front of them, with a browser of their own. */
function createVisitor() {
  const browser = createBrowser();
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const sent =
      body === undefined
        ? { headers }
        : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
    const response = await browser.visit(`${api}${path}`, { method, ...sent });
    const text = await response.clone().text();
    expectDocumented({
      method,
      path,
      status: response.status,
      header: (name) => response.headers.get(name),
      text,
    });
    return response;
  };
  const ask = async (method: string, path: string, body?: object, headers?: Record<string, string>) => {
    const response = await call(method, path, body, headers);
    return { http: response.status, ...answerSchema.parse(await response.json()) };
  };
  return { browser, call, ask };
}
type Visitor = ReturnType<typeof createVisitor>;

async function invite({ caseId }: Pick<Filed, 'caseId'>, consentId: string) {
  const made = await createVisitor().ask('POST', `/v1/cases/${caseId}/consents/${consentId}/invitations`);
  if (made.url === undefined) throw new Error(`no link but ${JSON.stringify(made)}`);
  return { ...made, url: made.url, secret: new URL(made.url).hash.slice(1) };
}

async function invited(name = 'renter-one-owner') {
  const filed = await file(product, name);
  const consent = only(filed.consents);
  const { signAs, powerOfAttorneyId } = answererOf(filed.scenario, consent);
  const invitation = await invite(filed, consent.consentId);
  return { filed, consent, signAs, powerOfAttorneyId, ...invitation };
}

const open = (visitor: Visitor, secret: string) => visitor.ask('POST', '/v1/invitations/open', { secret });

async function prove(visitor: Visitor, secret: string, signAs: SignAs, powerOfAttorneyId?: string, flaw?: string) {
  const { challenge } = await open(visitor, secret);
  const bytes = Buffer.from(challenge?.document ?? '', 'base64');
  const evidence = await product.control.sign(signAs, bytes, flaw);
  return { secret, evidence, ...(powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId }) };
}

const identify = (visitor: Visitor, proof: object) => visitor.ask('POST', '/v1/invitations/identify', proof);

async function enter(visitor: Visitor, secret: string, signAs: SignAs, powerOfAttorneyId?: string) {
  return identify(visitor, await prove(visitor, secret, signAs, powerOfAttorneyId));
}

async function answer(visitor: Visitor, decision: 'give' | 'decline', signAs: SignAs, headers = FROM_CONSOLE) {
  const document = await visitor.call('GET', `/v1/invitation/document?answer=${decision}`);
  const evidence = await product.control.sign(signAs, new Uint8Array(await document.arrayBuffer()));
  return visitor.ask('POST', '/v1/invitation/decision', { decision, evidence }, headers);
}

const NOT_OPEN = { http: 404, code: 'invitation-not-open' };
const NOT_IDENTIFIED = { http: 403, code: 'not-identified' };
const rejectedBecause = (reason: string) => ({ http: 422, code: 'evidence-rejected', reason });
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('who has been sent a link', () => {
  test.each([
    ['give', 'given', 'registered'],
    ['decline', 'declined', 'declined'],
  ] as const)('can %s the consent once they have proved who they are', async (decision, status, outcome) => {
    const { filed, secret, signAs } = await invited();
    const owner = createVisitor();
    expect(await enter(owner, secret, signAs)).toMatchObject({ http: 200 });
    const { registrantName } = (await product.reader.findCase(filed.caseId))?.state.learned ?? {};
    expect(await owner.ask('GET', '/v1/invitation')).toMatchObject({
      registrants: [{ name: registrantName }],
      dwelling: { rka: filed.scenario.rka },
      status: 'pending',
    });
    expect(await answer(owner, decision, signAs)).toMatchObject({ http: 200, status });
    expect((await product.api.getCase(filed.caseId)).body).toMatchObject({ consents: [{ status }], outcome });
    expect(await owner.ask('GET', '/v1/invitation')).toMatchObject({ http: 200, status });
  });

  test('learns nothing about anybody before that, but what it is about', async () => {
    const { filed, secret, consent } = await invited();
    const opened = await open(createVisitor(), secret);
    expect(opened).toMatchObject({ http: 200, service: 'permanent-residence' });
    const { scenario, caseId } = filed;
    const said = JSON.stringify([opened, Buffer.from(opened.challenge?.document ?? '', 'base64').toString('utf8')]);
    for (const personal of [scenario.registrant, scenario.rka, caseId, consent.consenter.iin, consent.consenter.name]) {
      expect(said).not.toContain(personal);
    }
    for (const path of ['/v1/invitation', '/v1/invitation/document']) {
      expect(await createVisitor().ask('GET', path)).toMatchObject(NOT_IDENTIFIED);
    }
  });

  test('R13: signs something that is no consent to get in', async () => {
    const { filed, consent, secret, signAs } = await invited();
    const { evidence } = await prove(createVisitor(), secret, signAs);
    const { body } = await product.api.decide(filed.caseId, consent.consentId, 'give', evidence);
    expect(body).toMatchObject({ code: 'evidence-rejected', reason: 'wrong-document' });
  });

  test('R13: doesn’t get in by a signature under the consent itself', async () => {
    const { filed, consent, secret, signAs } = await invited();
    const evidence = await signAnswer(product, filed.caseId, consent.consentId, signAs);
    const visitor = createVisitor();
    await open(visitor, secret);
    expect(await identify(visitor, { secret, evidence })).toMatchObject(rejectedBecause('wrong-document'));
  });

  test.each([
    ['somebody else', undefined, 'wrong-person'],
    ['an expired certificate', 'expired', 'certificate-expired'],
    ['a revoked certificate', 'revoked', 'revoked'],
    ['a key for logging in', 'auth-key', 'not-a-signing-key'],
    ['an authority of nobody', 'foreign-ca', 'untrusted-chain'],
  ])('doesn’t get in with the key of %s', async (_whose, flaw, reason) => {
    const { filed, secret, signAs } = await invited();
    const visitor = createVisitor();
    const signer = flaw === undefined ? { iin: filed.scenario.registrant } : signAs;
    const refused = await identify(visitor, await prove(visitor, secret, signer, undefined, flaw));
    expect(refused).toMatchObject(rejectedBecause(reason));
    expect(await visitor.ask('GET', '/v1/invitation')).toMatchObject(NOT_IDENTIFIED);
    expect(await enter(visitor, secret, signAs)).toMatchObject({ http: 200 });
  });

  test.each(['minor-owner', 'organisation-owner', 'state-tenant', 'attorney-for-owner'])(
    'R5, R10, R11: may speak for whoever is asked, as for the consent itself: %s',
    async (name) => {
      const { secret, signAs, powerOfAttorneyId } = await invited(name);
      const visitor = createVisitor();
      expect(await enter(visitor, secret, signAs, powerOfAttorneyId)).toMatchObject({ http: 200 });
      expect(await answer(visitor, 'give', signAs)).toMatchObject({ http: 200, status: 'given' });
    },
  );

  test('R5, R11: is no attorney by knowing a number', async () => {
    const { secret, signAs } = await invited();
    expect(await enter(createVisitor(), secret, signAs, 'PA-NEVER-GIVEN')).toMatchObject(
      rejectedBecause('power-of-attorney-invalid'),
    );
  });

  test('answers in a session of this consent alone, with the signature of the one who is asked', async () => {
    const { filed, secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    expect(await answer(owner, 'give', { iin: filed.scenario.registrant })).toMatchObject(
      rejectedBecause('wrong-person'),
    );
  });

  test('answers from a page of this site, and from no other', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    expect(await answer(owner, 'give', signAs, { ...FROM_CONSOLE, 'sec-fetch-site': 'cross-site' })).toMatchObject({
      http: 403,
      code: 'cross-site-request',
    });
  });
});

describe('who is done', () => {
  const leave = (visitor: Visitor, headers = FROM_CONSOLE) =>
    visitor.call('DELETE', '/v1/invitation', undefined, headers);

  test('leaves nothing to who sits down at the same computer next', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    await answer(owner, 'give', signAs);
    const cookies = owner.browser.cookies();
    expect((await leave(owner)).status).toBe(204);
    expect(await owner.ask('GET', '/v1/invitation')).toMatchObject(NOT_IDENTIFIED);
    expect(Object.keys(owner.browser.cookies())).toEqual([]);
    // Nor is the cookie worth anything to who has kept it.
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    expect(await createVisitor().ask('GET', '/v1/invitation', undefined, { cookie: cookie.join('; ') })).toMatchObject(
      NOT_IDENTIFIED,
    );
  });

  test('may say so twice, and so may who never came in', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    for (const visitor of [owner, owner, createVisitor()]) expect((await leave(visitor)).status).toBe(204);
  });

  test('says so from a page of this site, and from no other', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    expect((await leave(owner, { ...FROM_CONSOLE, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await owner.ask('GET', '/v1/invitation')).toMatchObject({ http: 200 });
  });
});

describe('a link', () => {
  test('is told once, with its secret behind #, and as a QR code; the store holds neither', async () => {
    const { url, secret, qr, expiresAt = '', filed } = await invited();
    expect(url).toBe(`${product.invitations.publicUrl}/invitation#${secret}`);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(qr).toMatch(/^<svg/);
    const { deadlineAt } = (await product.api.getCase(filed.caseId)).body;
    expect(expiresAt <= String(deadlineAt)).toBe(true);
    const { connection } = product.dependencies;
    expect(JSON.stringify(await connection.collection('invitations').find({}).toArray())).not.toContain(secret);
  });

  test('is for one use', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
  });

  test('gives the same answer to the same proof whose answer was lost, for minutes', async () => {
    const { secret, signAs } = await invited();
    const proof = await prove(createVisitor(), secret, signAs);
    await identify(createVisitor(), proof);
    const again = createVisitor();
    expect(await identify(again, proof)).toMatchObject({ http: 200 });
    expect(await again.ask('GET', '/v1/invitation')).toMatchObject({ http: 200 });
    clock.advance(16 * MINUTE_MS);
    expect(await identify(createVisitor(), proof)).toMatchObject(NOT_OPEN);
  });

  test('lets in one of two who come at once, and the same one twice', async () => {
    const { secret, signAs } = await invited();
    const proofs = await Promise.all([1, 2].map(() => prove(createVisitor(), secret, signAs)));
    const answers = await Promise.all(
      [...proofs, ...proofs].map(async (proof) => (await identify(createVisitor(), proof)).http),
    );
    const [first, second, firstAgain, secondAgain] = answers;
    expect([first === 200 || firstAgain === 200, second === 200 || secondAgain === 200].filter(Boolean)).toHaveLength(
      1,
    );
  });

  test('is worthless once a new one was made', async () => {
    const { filed, consent, secret, signAs } = await invited();
    const next = await invite(filed, consent.consentId);
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
    expect(await enter(createVisitor(), next.secret, signAs)).toMatchObject({ http: 200 });
  });

  test('is worthless once the consent was answered by another way', async () => {
    const { filed, consent, secret } = await invited();
    await answerConsent(product, filed.scenario, filed.caseId, consent);
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
  });

  test('is worthless once the case is over', async () => {
    const { filed, secret } = await invited();
    await product.api.cancel(filed.caseId, 'bought a flat');
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
  });

  test('R14: isn’t worth anything again when the consent is taken back', async () => {
    const filed = await file(product, 'renter-two-owners');
    const [consent] = pair(filed.consents);
    const { secret } = await invite(filed, consent.consentId);
    await answerConsent(product, filed.scenario, filed.caseId, consent);
    const { signAs } = answererOf(filed.scenario, consent);
    const revocation = await signAnswer(product, filed.caseId, consent.consentId, signAs, { answer: 'revoke' });
    await product.api.revoke(filed.caseId, consent.consentId, revocation);
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
    expect(await invite(filed, consent.consentId)).toMatchObject({ http: 201 });
  });

  test('ends after a week', async () => {
    const { secret } = await invited();
    clock.advance(7 * DAY_MS);
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
    clock.advance(-7 * DAY_MS);
  });

  test.each(['', 'a', 'x'.repeat(43), `${'x'.repeat(42)}\u0000`])(
    'that never was (%j) looks like one that is over',
    async (secret) => {
      expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
      const proof = { secret, evidence: { kind: 'eds', cms: 'AAAA' } };
      expect(await identify(createVisitor(), proof)).toMatchObject(NOT_OPEN);
    },
  );

  test('takes ten proofs that don’t count, and then none any more', async () => {
    const { filed, secret } = await invited();
    const stranger = createVisitor();
    const refused = await prove(stranger, secret, { iin: filed.scenario.registrant });
    const answers: number[] = [];
    for (let count = 0; count < 10; count += 1) answers.push((await identify(stranger, refused)).http);
    expect(new Set(answers)).toEqual(new Set([422]));
    expect(await identify(stranger, refused)).toMatchObject(NOT_OPEN);
    expect(await open(createVisitor(), secret)).toMatchObject(NOT_OPEN);
    expect(await answerConsent(product, filed.scenario, filed.caseId, only(filed.consents))).toMatchObject({
      status: 200,
    });
  });

  test('waits while nobody can verify signatures, and counts no attempt', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    const proof = await prove(owner, secret, signAs);
    await product.control.putFault({ registry: 'nca', mode: 'down' });
    expect(await identify(owner, proof)).toMatchObject({ http: 503, code: 'temporarily-unavailable' });
    await product.control.clearFaults();
    expect(await identify(owner, proof)).toMatchObject({ http: 200 });
  });

  test('can’t be made for an answer that is given', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { consentId } = only(filed.consents);
    await answerConsent(product, filed.scenario, filed.caseId, only(filed.consents));
    expect(await invite(filed, consentId).catch(String)).toContain('consent-already-decided');
  });
});

describe('a session by invitation', () => {
  test('lasts for half an hour', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    clock.advance(30 * MINUTE_MS);
    expect(await owner.ask('GET', '/v1/invitation')).toMatchObject(NOT_IDENTIFIED);
  });

  test('is known by a cookie that no script reads and no other site sends', async () => {
    const { secret, signAs } = await invited();
    const owner = createVisitor();
    const proof = await prove(owner, secret, signAs);
    const response = await owner.call('POST', '/v1/invitations/identify', proof);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-tirkeu-invitation=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(attribute);
  });

  test('leaves a trace of who looked, by the invitation, without a name and without a secret', async () => {
    const { filed, secret, signAs } = await invited();
    const owner = createVisitor();
    await enter(owner, secret, signAs);
    await owner.ask('GET', '/v1/invitation');
    const { connection } = product.dependencies;
    const trace = await connection.collection('accesses').find({ caseId: filed.caseId }).sort({ at: 1 }).toArray();
    expect(trace.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['open-invitation', 'identify-invitee', 'show-invitation']),
    );
    expect(JSON.stringify(trace)).not.toContain(secret);
    expect(JSON.stringify(trace)).not.toMatch(/(?<![\w-])\d{12}(?![\w-])/);
  });
});

afterAll(() => product.control.clearFaults());
