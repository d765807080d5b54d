import { exportSPKI, importJWK, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { listen } from '../access/listen.ts';
import { AUDIENCE, createSigningKey, signToken } from '../access/test-issuer.ts';
import { ask } from '../api/ask.ts';
import { problemIn } from '../api/problem-document.ts';
import { startClosedProduct } from './closed-product.ts';
import { CALLS, emptyHanded } from './every-call.ts';

/**
 * API2:2023. The attacker has no account, or one that has ended, and tries to be somebody: with tokens that he makes himself,
 * and with the browser of a caseworker who is signed in. test/access/access-tokens.test.ts attacks the verification alone.
 */

const closed = await startClosedProduct();
const { issuer, url, send } = closed;

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow;
const claims = { iss: issuer.url, aud: AUDIENCE, sub: 'portal', client_id: 'portal', exp: seconds(600) };
const scope = 'cases:read channel:portal';

/** A server of the attacker's that would gladly say which key to check with. */
const attackerKey = await createSigningKey(issuer.key().kid);
let visits = 0;
const attacker = await listen(() => (_request, response) => {
  visits += 1;
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [attackerKey.publicJwk] }));
});

const forgedWith = (header: Readonly<Record<string, unknown>>): Promise<string> =>
  new SignJWT({ ...claims, scope })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: issuer.key().kid, ...header })
    .sign(attackerKey.privateKey);

async function hmacWithPublicKey(): Promise<string> {
  const publicKey = await importJWK(issuer.key().publicJwk, 'ES256', { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error('an EC key is no secret');
  return new SignJWT({ ...claims, scope })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: issuer.key().kid })
    .sign(Buffer.from(await exportSPKI(publicKey)));
}

const unsigned = (alg: string): string =>
  [{ alg, typ: 'at+jwt' }, { ...claims, scope }, '']
    .map((part) => (part === '' ? '' : Buffer.from(JSON.stringify(part)).toString('base64url')))
    .join('.');

const FORGERIES: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['unsigned', () => unsigned('none')],
  ['unsigned, in other letters', () => unsigned('nOnE')],
  ['an HMAC with the public key', hmacWithPublicKey],
  ['that says where its key is (jku)', () => forgedWith({ jku: `${attacker}/jwks` })],
  ['that says where its certificate is (x5u)', () => forgedWith({ x5u: `${attacker}/certificate` })],
  ['that brings its certificate along (x5c)', () => forgedWith({ x5c: ['MIIB'] })],
  ['whose key id is a path', () => forgedWith({ kid: '../../../../dev/null' })],
  ['whose key id is a query', () => forgedWith({ kid: "' OR '1'='1" })],
  ['whose key id is a URL', () => forgedWith({ kid: `${attacker}/jwks` })],
  ['of another issuer', () => signToken(issuer, { claims: { iss: attacker } })],
  ['of an issuer whose name begins alike', () => signToken(issuer, { claims: { iss: `${issuer.url}.evil.example` } })],
  ['for another audience', () => signToken(issuer, { claims: { aud: `${AUDIENCE}:other` } })],
  ['that is an identity token', () => signToken(issuer, { header: { typ: 'JWT' } })],
  ['that has expired', () => signToken(issuer, { claims: { exp: seconds(-60) } })],
  ['that lasts for ever', () => signToken(issuer, { claims: { exp: undefined } })],
  ['of tomorrow', () => signToken(issuer, { claims: { nbf: seconds(86_400) } })],
];

describe('a token', () => {
  test.each(FORGERIES)('%s opens no call at all', async (_what, forge) => {
    const token = await forge();
    for (const call of CALLS) {
      const { status } = await send(emptyHanded(call), token);
      const open = (await send(emptyHanded(call))).status !== 401;
      expect([call.operationId, status === 401]).toEqual([call.operationId, !open]);
    }
    expect(visits).toBe(0);
  });

  test.each([
    ['in the query', (token: string) => ({ path: `/v1/webhooks?access_token=${token}` })],
    ['in a cookie', (token: string) => ({ path: '/v1/webhooks', headers: { cookie: `tirkeu-session=${token}` } })],
    ['in a header of its own', (token: string) => ({ path: '/v1/webhooks', headers: { 'x-access-token': token } })],
  ])('that counts does not %s: there it would end up in logs', async (_what, question) => {
    const token = await closed.tokenOf('portal');
    expect((await send({ path: '/v1/webhooks' }, token)).status).toBe(200);
    expect(problemIn(await send(question(token)))).toMatchObject({ status: 401 });
  });

  test('with a key that cannot be looked up now is not believed, and not said to be wrong either', async () => {
    const known = await closed.tokenOf('portal');
    await send({ path: '/v1/cases' }, known);
    issuer.setDown(true);
    const stranger = await signToken(issuer, { key: await createSigningKey() });
    expect([401, 503]).toContain((await send({ path: '/v1/cases' }, stranger)).status);
    expect((await send({ path: '/v1/cases' }, known)).status).toBe(200);
    issuer.setDown(false);
  });

  test('gets as far in the dark as in the light: nobody can be asked, nobody gets in', async () => {
    const dark = await listen(closed.createClosedApp);
    issuer.setDown(true);
    const headers = { authorization: `Bearer ${await closed.tokenOf('portal')}` };
    expect(problemIn(await ask(dark, { path: '/v1/cases', headers }))).toMatchObject({ status: 503 });
    issuer.setDown(false);
  });
});

describe('the browser of somebody who is signed in', () => {
  // Who comes by a link has no session that could be misused: its secret is in each of their calls.
  const BY_LINK = /^\/v1\/(invitations|status$)/;
  const CHANGES = CALLS.filter(({ method, template }) => method !== 'GET' && !BY_LINK.test(template));

  test.each(CHANGES)('does not $operationId for a page of another site', async (call) => {
    const cookie = await closed.sessionOf();
    const question = emptyHanded(call);
    const headers = { ...question.headers, cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(problemIn(await send({ ...question, headers }))).toMatchObject({ code: 'cross-site-request' });
  });

  test('sends no change by a form, whatever type the form says its words have', async () => {
    const cookie = await closed.sessionOf();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { cookie, 'content-type': type, 'sec-fetch-site': 'cross-site' };
      const answer = await send({ method: 'POST', path: '/v1/applications', headers, body: '{"application":{}}' });
      expect(problemIn(answer)).toMatchObject({ status: 403 });
    }
  });

  test.each([
    ['an invented session', 'tirkeu-session=0'],
    ['an operator for a session', 'tirkeu-session[$ne]=x'],
    ['an object for a session', 'tirkeu-session={"$gt":""}'],
    ['no session', 'tirkeu-session='],
  ])('is nobody with %s', async (_what, cookie) => {
    expect(problemIn(await send({ path: '/v1/cases', headers: { cookie } }))).toMatchObject({ status: 401 });
  });

  test('behind TLS keeps cookies that no neighbour can plant and no script can read', async () => {
    const behindTls = await listen(() => closed.createClosedApp('https://registration.example'));
    const { headers } = await ask(behindTls, { path: '/auth/sign-in' });
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-tirkeu-sign-in-[\w-]+=[\w.-]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const cookie = await closed.sessionOf();
    expect((await send({ path: '/v1/cases', headers: { cookie } })).status).toBe(200);
    expect((await ask(behindTls, { path: '/v1/cases', headers: { cookie } })).status).toBe(401);
    const host = { cookie: `__Host-${cookie}` };
    expect((await ask(behindTls, { path: '/v1/cases', headers: host })).status).toBe(200);
  });
});

test('Signing in is kept from being guessed: what the browser brings back has 256 random bits', async () => {
  const { headers } = await ask(url, { path: '/auth/sign-in' });
  const asked = new URL(String(headers['location'])).searchParams;
  for (const name of ['state', 'nonce']) {
    expect(Buffer.from(asked.get(name) ?? '', 'base64url').length).toBeGreaterThanOrEqual(32);
  }
});
