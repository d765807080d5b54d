import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import { createBrowser } from './browser.ts';
import { createClock, FROM_CONSOLE, goAndChoose, signInAs, startSignIn, whoIs } from './signed-in.ts';

const clock = createClock();
const signIn = await startSignIn(clock);
const { api, issuer } = signIn;

const MINUTE_MS = 60_000;

describe('signing in', () => {
  test.each(DEMO_USERS)('makes $id known to the api, with role and office', async ({ id, name, roles, office }) => {
    const browser = await signInAs(signIn, id);
    const session: unknown = await (await browser.visit(`${api}/auth/session`)).json();
    expect(session).toEqual({
      id,
      name,
      roles,
      office: office === '*' ? null : office,
      expiresAt: expect.any(String),
      idleUntil: expect.any(String),
    });
    expect(await whoIs(signIn, browser)).toBe(id);
  });

  test('leads to where somebody wanted to go', async () => {
    const browser = createBrowser();
    const back = await goAndChoose(signIn, browser, { returnTo: '/cases?stage=in-review&office=astana' });
    const response = await browser.visit(back);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/cases?stage=in-review&office=astana');
  });

  test('takes the way back however its path is spelt', async () => {
    const browser = createBrowser();
    const back = await goAndChoose(signIn, browser);
    expect((await browser.visit(back.replace('/auth/callback', '/Auth/Callback/'))).status).toBe(303);
    expect(await whoIs(signIn, browser)).toBe('aigerim');
  });

  test('leaves one cookie that no script can read, without anything about the person in it', async () => {
    const browser = createBrowser();
    const response = await browser.visit(await goAndChoose(signIn, browser));
    const [cookie = '', ...others] = response.headers.getSetCookie().filter((header) => !/expires=/i.test(header));
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^tirkeu-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(Object.keys(browser.cookies()).filter((name) => name.startsWith('tirkeu-'))).toEqual(['tirkeu-session']);
  });

  test('works in two tabs at once', async () => {
    const browser = createBrowser();
    const first = await goAndChoose(signIn, browser, { returnTo: '/first' });
    const second = await goAndChoose(signIn, browser, { returnTo: '/second' });
    expect((await browser.visit(first)).headers.get('location')).toBe('/first');
    expect((await browser.visit(second)).headers.get('location')).toBe('/second');
  });

  test('asks the provider with PKCE, a state and a nonce, all new each time', async () => {
    const asked = async () => {
      const response = await createBrowser().visit(`${api}/auth/sign-in`);
      return new URL(response.headers.get('location') ?? '').searchParams;
    };
    const [one, other] = [await asked(), await asked()];
    expect(one.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.get(name)).not.toBe(other.get(name));
    }
  });
});

describe('a sign-in that somebody tampered with', () => {
  const failed = async (response: Response) => ({
    status: response.status,
    code: z.looseObject({ code: z.string() }).parse(await response.json()).code,
  });
  const SIGN_IN_FAILED = { status: 400, code: 'sign-in-failed' };

  test('does not count in another browser: nobody can be signed in as somebody else (login CSRF)', async () => {
    const back = await goAndChoose(signIn, createBrowser());
    const victim = createBrowser();
    expect(await failed(await victim.visit(back))).toEqual(SIGN_IN_FAILED);
    expect(await whoIs(signIn, victim)).toBeNull();
  });

  test('does not count with the code of another attempt, although that browser began one, too', async () => {
    const [attacker, victim] = [createBrowser(), createBrowser()];
    const code = new URL(await goAndChoose(signIn, attacker)).searchParams.get('code') ?? '';
    const back = new URL(await goAndChoose(signIn, victim));
    back.searchParams.set('code', code);
    expect(await failed(await victim.visit(back.href))).toEqual(SIGN_IN_FAILED);
  });

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['a state that begins alike', (back: URL) => back.searchParams.set('state', `${back.searchParams.get('state')}x`)],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['two states', (back: URL) => back.searchParams.append('state', 'another')],
    ['no code', (back: URL) => back.searchParams.delete('code')],
    ['an invented code', (back: URL) => back.searchParams.set('code', 'invented')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://elsewhere.example')],
    ['no issuer', (back: URL) => back.searchParams.delete('iss')],
    ['an error', (back: URL) => back.searchParams.set('error', 'access_denied')],
    ['a state that could end a header', (back: URL) => back.searchParams.set('state', 'a;b=c\r\nx: y')],
  ])('does not count with %s', async (_what, tamper) => {
    const browser = createBrowser();
    const back = new URL(await goAndChoose(signIn, browser));
    tamper(back);
    expect(await failed(await browser.visit(back.href))).toEqual(SIGN_IN_FAILED);
    expect(await whoIs(signIn, browser)).toBeNull();
  });

  test.each([
    ['was changed', (sealed: string) => sealed.replace(/\.A?(?=[^.]+$)/, '.B')],
    ['is no attempt', () => 'invented'],
    ['comes from another attempt', (_sealed: string, other: string) => other],
  ])('does not count where the cookie that remembers it %s', async (_what, change) => {
    const [browser, another] = [createBrowser(), createBrowser()];
    const back = await goAndChoose(signIn, browser);
    await another.visit(`${api}/auth/sign-in`);
    const attemptIn = (cookies: Readonly<Record<string, string>>) =>
      Object.entries(cookies).find(([name]) => name.startsWith('tirkeu-sign-in-')) ?? ['', ''];
    const [name, sealed] = attemptIn(browser.cookies());
    browser.setCookie(name, change(sealed, attemptIn(another.cookies())[1]));
    expect(await failed(await browser.visit(back))).toEqual(SIGN_IN_FAILED);
  });

  test('counts once only', async () => {
    const browser = createBrowser();
    const back = await goAndChoose(signIn, browser);
    const kept = browser.cookies();
    expect((await browser.visit(back)).status).toBe(303);
    for (const [name, value] of Object.entries(kept)) browser.setCookie(name, value);
    expect(await failed(await browser.visit(back))).toEqual(SIGN_IN_FAILED);
  });

  test('does not count when it took too long', async () => {
    const browser = createBrowser();
    const back = await goAndChoose(signIn, browser);
    clock.advance(11 * MINUTE_MS);
    expect(await failed(await browser.visit(back))).toEqual(SIGN_IN_FAILED);
    clock.advance(-11 * MINUTE_MS);
  });

  test.each([
    ['another site', 'https://evil.example/'],
    ['another host', '//evil.example'],
    ['what browsers take for another host', String.raw`/\evil.example`],
    ['the same, twice', String.raw`\\evil.example`],
    ['another host behind a tabulator', '/\t/evil.example'],
    ['another host behind a new line', '/\n/evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', 'cases'],
    ['a path behind a space', ' /cases'],
    ['nothing', ''],
    ['an endless path', `/${'a'.repeat(3_000)}`],
  ])('does not even begin towards %s', async (_what, returnTo) => {
    const response = await createBrowser().visit(`${api}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    expect(await failed(response)).toEqual({ status: 400, code: 'invalid-query' });
    expect(response.headers.get('location')).toBeNull();
  });
});

describe('signing out', () => {
  test('ends the session here, and says where the one at the provider ends', async () => {
    const browser = await signInAs(signIn, 'aigerim');
    const stolen = browser.cookies()['tirkeu-session'] ?? '';
    const response = await browser.visit(`${api}/auth/sign-out`, { method: 'POST', headers: FROM_CONSOLE });
    const { providerSignOut } = z.object({ providerSignOut: z.string() }).parse(await response.json());
    expect(browser.cookies()).not.toHaveProperty('tirkeu-session');
    browser.setCookie('tirkeu-session', stolen);
    expect(await whoIs(signIn, browser)).toBeNull();

    expect(providerSignOut.startsWith(`${issuer}/session/end?`)).toBe(true);
    expect(providerSignOut).not.toContain('id_token');
    const { response: page } = await browser.follow(providerSignOut);
    const form = (await page?.text()) ?? '';
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
    const done = await browser.visit(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    expect(done.headers.get('location')).toBe(`${api}/`);
    // The provider asks again who somebody is.
    const { response: asked } = await browser.follow(`${api}/auth/sign-in`);
    expect(await asked?.text()).toContain('value="aigerim"');
  });

  test('without a session is done already', async () => {
    const response = await createBrowser().visit(`${api}/auth/sign-out`, { method: 'POST', headers: FROM_CONSOLE });
    expect(response.status).toBe(200);
  });
});
