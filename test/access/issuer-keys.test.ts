import { beforeEach, describe, expect, test } from 'vitest';
import { createIssuer } from '../../api/access/issuer.ts';
import { createIssuerKeys } from '../../api/access/issuer-keys.ts';
import { createAccessTokenVerifier, type VerifyAccessToken } from '../../api/access/verify-access-token.ts';
import { silent } from './gate.ts';
import { AUDIENCE, createSigningKey, signToken, startTestIssuer, type TestIssuer } from './test-issuer.ts';

const DAY_MS = 24 * 60 * 60_000;

const verifierOf = ({ url }: TestIssuer, times: { maxAgeMs?: number; cooldownMs?: number } = {}): VerifyAccessToken =>
  createAccessTokenVerifier({
    issuer: url,
    audience: AUDIENCE,
    keys: createIssuerKeys(createIssuer({ url, clientId: 'console', clientSecret: 'x', logger: silent }), times),
    now: () => new Date(),
  });

const invalid = expect.objectContaining({ status: 401 });
const unavailable = expect.objectContaining({ status: 503 });

const issuer = await startTestIssuer();
beforeEach(() => issuer.setDown(false));

describe("the issuer's keys", () => {
  test('are fetched once for many tokens', async () => {
    const verify = verifierOf(issuer);
    const before = issuer.fetches();
    for (let index = 0; index < 5; index += 1) await verify(await signToken(issuer));
    expect(issuer.fetches()).toBe(before + 1);
  });

  test('are fetched anew for a token of a new key, and then the former counts no longer', async () => {
    const verify = verifierOf(issuer, { cooldownMs: 0 });
    const early = await signToken(issuer);
    await verify(early);
    await issuer.rotate();
    await expect(verify(await signToken(issuer))).resolves.toMatchObject({ sub: 'portal' });
    await expect(verify(early)).rejects.toEqual(invalid);
  });

  test('are not fetched for each invented key: a stranger can not have the issuer flooded', async () => {
    const verify = verifierOf(issuer, { cooldownMs: DAY_MS });
    await verify(await signToken(issuer));
    const before = issuer.fetches();
    for (let index = 0; index < 5; index += 1) {
      await expect(verify(await signToken(issuer, { key: await createSigningKey() }))).rejects.toEqual(invalid);
    }
    expect(issuer.fetches()).toBe(before);
  });

  test('are not to be had while the issuer is down and never was asked; later they are', async () => {
    const verify = verifierOf(issuer);
    issuer.setDown(true);
    await expect(verify(await signToken(issuer))).rejects.toEqual(unavailable);
    issuer.setDown(false);
    await expect(verify(await signToken(issuer))).resolves.toMatchObject({ sub: 'portal' });
  });

  test('that are known go on counting while the issuer is down', async () => {
    const verify = verifierOf(issuer, { maxAgeMs: 0, cooldownMs: 0 });
    await verify(await signToken(issuer));
    issuer.setDown(true);
    await expect(verify(await signToken(issuer))).resolves.toMatchObject({ sub: 'portal' });
    await expect(verify(await signToken(issuer, { claims: { aud: 'other' } }))).rejects.toEqual(invalid);
  });

  test('that are new while the issuer is down can not be judged: nobody is called a forger for that', async () => {
    const verify = verifierOf(issuer, { maxAgeMs: 0, cooldownMs: 0 });
    await verify(await signToken(issuer));
    issuer.setDown(true);
    await issuer.rotate();
    await expect(verify(await signToken(issuer))).rejects.toEqual(unavailable);
  });
});
