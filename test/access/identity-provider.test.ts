import { describe, expect, test } from 'vitest';
import { ROLES, SCOPES } from '../../api/access/caller.ts';
import { API_SCOPES } from '../../dev/identity/demo-clients.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import { languageOf } from '../../dev/identity/language.ts';
import { isIin } from '../../domain/identifiers.ts';
import { createBrowser } from './browser.ts';
import { startSignIn } from './signed-in.ts';

const { api, issuer } = await startSignIn();

/** What the token endpoint answers to a client. */
async function askForToken(client: string, secret: string, parameters: Record<string, string>) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...parameters }),
  });
  return { status: response.status, text: await response.text() };
}

describe('the identity provider of the embedded stack', () => {
  test('knows every role and every scope of the api', () => {
    expect(new Set(DEMO_USERS.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
    expect(API_SCOPES.filter((scope) => !scope.startsWith('channel:')).toSorted()).toEqual(SCOPES.toSorted());
  });

  test('has staff of different numbers, who could exist', () => {
    expect(DEMO_USERS.map(({ iin }) => iin).filter(isIin)).toHaveLength(DEMO_USERS.length);
    expect(new Set(DEMO_USERS.map(({ iin }) => iin)).size).toBe(DEMO_USERS.length);
  });

  test.each([
    ["another client's channel", 'portal', 'portal-demonstration', { scope: 'channel:bank' }, 'invalid_scope'],
    ['a wrong secret', 'portal', 'guessed', { scope: 'channel:portal' }, 'invalid_client'],
    ['another audience', 'portal', 'portal-demonstration', { resource: 'urn:other' }, 'invalid_target'],
  ])('gives no token for %s', async (_what, client, secret, parameters, error) => {
    const answer = await askForToken(client, secret, parameters);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toContain(error);
  });

  test.each([
    ['kk', 'Кім болып кіресіз?', 'Бұл — көрсетілім'],
    ['ru', 'Кем войти?', 'Это демонстрация'],
    ['en', 'Sign in as whom?', 'This is a demonstration'],
  ])('asks in %s who somebody wants to be, and says what it is', async (language, question, note) => {
    const { response } = await createBrowser().follow(`${api}/auth/sign-in?language=${language}`);
    const page = (await response?.text()) ?? '';
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(question);
    expect(page).toContain(note);
    for (const { name } of DEMO_USERS) expect(page).toContain(name);
  });

  test('has its pages kept, framed and told about by nobody', async () => {
    const { response } = await createBrowser().follow(`${api}/auth/sign-in`);
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test.each([
    [['ru'], 'ru'],
    [['kk-KZ,ru;q=0.8'], 'kk'],
    [['de-DE,en;q=0.5'], 'en'],
    [[undefined, 'fr', 'ru en'], 'ru'],
    [[], 'kk'],
  ] as const)('takes %j for %s', (wishes, language) => {
    expect(languageOf(...wishes)).toBe(language);
  });
});
