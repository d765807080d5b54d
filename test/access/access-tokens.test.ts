import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { authenticateBearer } from '../../api/access/authenticate-bearer.ts';
import { callerOfClaims } from '../../api/access/claims.ts';
import { createIssuer } from '../../api/access/issuer.ts';
import { createIssuerKeys } from '../../api/access/issuer-keys.ts';
import { createAccessTokenVerifier } from '../../api/access/verify-access-token.ts';
import { ask } from '../api/ask.ts';
import { problemIn } from '../api/problem-document.ts';
import { silent, startGate } from './gate.ts';
import { CLAIM_NAMES } from './sample-claims.ts';
import { AUDIENCE, createSigningKey, signToken, startTestIssuer, type TestIssuer } from './test-issuer.ts';

const issuer = await startTestIssuer();

const keysOf = ({ url }: TestIssuer) =>
  createIssuerKeys(createIssuer({ url, clientId: 'console', clientSecret: 'not needed here', logger: silent }), {
    cooldownMs: 0,
  });

const gate = await startGate(() => {
  const verify = createAccessTokenVerifier({
    issuer: issuer.url,
    audience: AUDIENCE,
    keys: keysOf(issuer),
    now: () => new Date(),
  });
  return { authenticate: authenticateBearer(verify, (claims) => callerOfClaims(claims, CLAIM_NAMES)) };
});

const askWith = (authorization: string) => ask(gate, { path: '/who', headers: { authorization } });
const askWithToken = (token: string) => askWith(`Bearer ${token}`);

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow;
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The parts of a token that counts. */
async function goodParts(): Promise<readonly [string, string, string]> {
  const [header = '', payload = '', signature = ''] = (await signToken(issuer)).split('.');
  return [header, payload, signature];
}

describe('an access token', () => {
  test('that the issuer gave says which client calls, through which channel, and what it may do', async () => {
    const answer = await askWithToken(
      await signToken(issuer, { claims: { scope: 'channel:bank cases:read profile' } }),
    );
    expect(JSON.parse(answer.text)).toEqual({
      kind: 'integrator',
      clientId: 'portal',
      channel: 'bank',
      scopes: ['cases:read'],
    });
  });

  test.each([
    ['its full media type', { header: { typ: 'application/at+jwt' } }],
    ['several audiences', { claims: { aud: ['https://other.example', AUDIENCE] } }],
    ['an end that has just passed, by a clock that goes a little ahead', { claims: { exp: seconds(-2) } }],
    ['no key id, where the issuer has one key', { header: { kid: undefined } }],
  ])('counts with %s', async (_what, changes) => {
    expect(await askWithToken(await signToken(issuer, changes))).toMatchObject({ status: 200 });
  });

  test('is not needed to be nobody', async () => {
    expect(await ask(gate, { path: '/who' })).toMatchObject({ status: 200, text: 'null' });
  });

  test.each([
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }, 'issuer'],
    ['for another audience', { claims: { aud: 'https://other.example' } }, 'audience'],
    ['without an audience', { claims: { aud: undefined } }, 'aud'],
    ['that has expired', { claims: { exp: seconds(-60) } }, 'expired'],
    ['without an end', { claims: { exp: undefined } }, 'exp'],
    ['that is not valid yet', { claims: { nbf: seconds(60) } }, 'not valid yet'],
    ['without a subject', { claims: { sub: undefined } }, 'sub'],
    ['without a type', { header: { typ: undefined } }, 'no access token'],
    ['that is an identity token', { header: { typ: 'JWT' } }, 'no access token'],
    ['with the name of a key that is not there', { header: { kid: 'none-of-theirs' } }, 'not signed by'],
  ])('%s does not count', async (_what, changes, says) => {
    const answer = await askWithToken(await signToken(issuer, changes));
    const problem = problemIn(answer);
    expect(problem).toMatchObject({ status: 401, code: 'invalid-token' });
    expect(problem.detail).toContain(says);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer error="invalid_token", error_description="[^"]+"$/);
  });

  const FORGERIES: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'signed by nobody (alg: none)',
      async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${(await goodParts())[1]}.`,
    ],
    [
      'that calls itself unsigned but brings a signature',
      async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${(await goodParts()).slice(1).join('.')}`,
    ],
    [
      'signed with the public key as if it were a secret (HS256)',
      () =>
        new SignJWT({ iss: issuer.url, aud: AUDIENCE, sub: 'portal', exp: seconds(60) })
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: issuer.key().kid })
          .sign(Buffer.from(JSON.stringify(issuer.key().publicJwk))),
    ],
    [
      "signed with a stranger's key under the issuer's key id",
      async () => signToken(issuer, { key: await createSigningKey(issuer.key().kid) }),
    ],
    [
      'that brings the key to check it with',
      async () => {
        const own = await createSigningKey();
        return new SignJWT({ iss: issuer.url, aud: AUDIENCE, sub: 'portal', exp: seconds(60) })
          .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', jwk: own.publicJwk })
          .sign(own.privateKey);
      },
    ],
    [
      'whose claims were changed',
      async () => {
        const [header, payload, signature] = await goodParts();
        const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return [header, encode({ ...claims, client_id: 'bank' }), signature].join('.');
      },
    ],
    ['without its signature', async () => (await goodParts()).slice(0, 2).join('.')],
    ['of an empty signature', async () => `${(await goodParts()).slice(0, 2).join('.')}.`],
    ['that demands an extension nobody knows', async () => `${encode({ alg: 'ES256', crit: ['x'], x: 1 })}.e30.e30`],
    ['that is encrypted', async () => 'eyJhbGciOiJkaXIifQ.a.b.c.d'],
    ['that is no JWT', async () => 'opaque-token-of-another-kind'],
    ['of three parts that mean nothing', async () => 'a.b.c'],
    ['of dots', async () => '..'],
    ['longer than anybody makes them', async () => `${await signToken(issuer)}${'A'.repeat(10_000)}`],
  ];

  test.each(FORGERIES)('%s does not count', async (_what, forge) => {
    const answer = await askWithToken(await forge());
    expect(problemIn(answer)).toMatchObject({ status: 401, code: 'invalid-token' });
    expect(answer.headers['www-authenticate']).toContain('invalid_token');
  });

  test.each([
    ['another scheme', 'Basic cG9ydGFsOnNlY3JldA=='],
    ['a scheme alone', 'Bearer'],
    ['two tokens', 'Bearer a.b.c d.e.f'],
    ['a token without a scheme', 'eyJhbGciOiJFUzI1NiJ9.e30.e30'],
    ['characters that no token has', 'Bearer a"b'],
    ['nothing', ''],
  ])('sent as %s is refused with how to send one', async (_what, authorization) => {
    expect(problemIn(await askWith(authorization))).toMatchObject({ status: 401, code: 'invalid-token' });
  });

  test('may follow its scheme in any case', async () => {
    expect(await askWith(`bEARER ${await signToken(issuer)}`)).toMatchObject({ status: 200 });
  });
});
