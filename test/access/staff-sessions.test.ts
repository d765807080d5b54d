import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SESSION_LIMITS } from '../../api/staff/session-times.ts';
import { createStaffSessions } from '../../api/staff/staff-sessions.ts';
import { createBrowser } from './browser.ts';
import { createClock, FROM_CONSOLE, goAndChoose, signInAs, startSignIn, whoIs } from './signed-in.ts';

const clock = createClock();
const signIn = await startSignIn(clock);
const { api, connection } = signIn;

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const COOKIE = 'tirkeu-session';

const tokenIn = (browser: ReturnType<typeof createBrowser>): string => browser.cookies()[COOKIE] ?? '';

describe('a session', () => {
  test('begun by somebody else is not taken over at the sign-in (fixation)', async () => {
    const planted = tokenIn(await signInAs(signIn, 'daniyar'));
    const victim = createBrowser();
    victim.setCookie(COOKIE, planted);
    await signInAs(signIn, 'aigerim', victim);
    expect(tokenIn(victim)).not.toBe(planted);
    expect(await whoIs(signIn, victim)).toBe('aigerim');

    const attacker = createBrowser();
    attacker.setCookie(COOKIE, planted);
    expect(await whoIs(signIn, attacker)).toBeNull();
  });

  test('of a made-up token is nobody, before the sign-in and after it', async () => {
    const victim = createBrowser();
    victim.setCookie(COOKIE, 'made-up-by-an-attacker');
    expect(await whoIs(signIn, victim)).toBeNull();
    await signInAs(signIn, 'aigerim', victim);
    expect(tokenIn(victim)).not.toBe('made-up-by-an-attacker');
  });

  test('is stored without its token: who reads the database can not use it', async () => {
    const token = tokenIn(await signInAs(signIn, 'aigerim'));
    const stored = await connection.collection('staffSessions').find().toArray();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(stored.length).toBeGreaterThan(0);
  });

  test.each([
    ['lasts while somebody keeps working', SESSION_LIMITS.idleMs - SECOND_MS, 5, 'aigerim'],
    ['is over when nobody has worked for a while', SESSION_LIMITS.idleMs, 1, null],
    ['is over at the end of a long day, however busy', SESSION_LIMITS.idleMs - SECOND_MS, 21, null],
  ])('%s', async (_what, pauseMs, pauses, expected) => {
    const browser = await signInAs(signIn, 'aigerim');
    for (let count = 1; count < pauses; count += 1) {
      clock.advance(pauseMs);
      await whoIs(signIn, browser);
    }
    clock.advance(pauseMs);
    expect(await whoIs(signIn, browser)).toBe(expected);
  });

  test('does not last longer for being asked about', async () => {
    const browser = await signInAs(signIn, 'aigerim');
    const ask = () => browser.visit(`${api}/auth/session`);
    const before: unknown = await (await ask()).json();
    clock.advance(SESSION_LIMITS.idleMs - SECOND_MS);
    expect(await (await ask()).json()).toEqual(before);
    clock.advance(SECOND_MS);
    expect((await ask()).status).toBe(401);
  });

  test('tells when it ends: after a pause, but never later than the day', async () => {
    const browser = await signInAs(signIn, 'aigerim');
    const signedInAt = clock.now().getTime();
    const schema = z.looseObject({ expiresAt: z.iso.datetime(), idleUntil: z.iso.datetime() });
    const times = async () => schema.parse(await (await browser.visit(`${api}/auth/session`)).json());
    const first = await times();
    expect(Math.abs(Date.parse(first.expiresAt) - signedInAt - SESSION_LIMITS.absoluteMs)).toBeLessThan(MINUTE_MS);
    expect(Math.abs(Date.parse(first.idleUntil) - signedInAt - SESSION_LIMITS.idleMs)).toBeLessThan(MINUTE_MS);
    for (let passed = 0; passed < SESSION_LIMITS.absoluteMs - SESSION_LIMITS.idleMs; passed += 20 * MINUTE_MS) {
      clock.advance(20 * MINUTE_MS);
      await whoIs(signIn, browser);
    }
    const last = await times();
    expect(last.idleUntil).toBe(last.expiresAt);
    expect(last.expiresAt).toBe(first.expiresAt);
  });

  test('that was ended does not come back by a call that was on its way', async () => {
    const sessions = await createStaffSessions(connection, { limits: SESSION_LIMITS, now: clock.now });
    const browser = await signInAs(signIn, 'aigerim');
    const token = tokenIn(browser);
    const session = await sessions.find(token);
    if (session === undefined) throw new Error('somebody is signed in');
    clock.advance(5 * MINUTE_MS);
    await browser.visit(`${api}/auth/sign-out`, { method: 'POST', headers: FROM_CONSOLE });
    await sessions.noteActivity(token, session);
    expect(await sessions.find(token)).toBeUndefined();
  });
});

describe('a change that a browser sends with its session', () => {
  const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE'];
  const OWN_ORIGIN = { origin: api, 'x-tirkeu-console': '1' };

  test.each([
    ['by a page of the console', FROM_CONSOLE],
    ['by a page of the console, in a browser that says only the origin', OWN_ORIGIN],
  ])('%s counts', async (_what, headers) => {
    const browser = await signInAs(signIn, 'aigerim');
    for (const method of CHANGES) expect(await whoIs(signIn, browser, { method, headers })).toBe('aigerim');
  });

  test.each([
    ['by another site', { ...FROM_CONSOLE, 'sec-fetch-site': 'cross-site' }],
    ['by a neighbour on the same domain', { ...FROM_CONSOLE, 'sec-fetch-site': 'same-site' }],
    ['by an address that was typed, or a bookmark', { ...FROM_CONSOLE, 'sec-fetch-site': 'none' }],
    ['by a form, which can not name the console', { 'sec-fetch-site': 'same-origin' }],
    ['by another origin', { ...OWN_ORIGIN, origin: 'https://evil.example' }],
    ['by a page without an origin', { ...OWN_ORIGIN, origin: 'null' }],
    ['by nobody knows whom', { 'x-tirkeu-console': '1' }],
    ['by another site that claims our origin', { ...OWN_ORIGIN, 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_what, headers) => {
    const browser = await signInAs(signIn, 'aigerim');
    for (const method of CHANGES) expect(await whoIs(signIn, browser, { method, headers })).toBe('cross-site-request');
  });

  test('to sign out has to come from the console, too', async () => {
    const browser = await signInAs(signIn, 'aigerim');
    const response = await browser.visit(`${api}/auth/sign-out`, { method: 'POST' });
    expect(response.status).toBe(403);
    expect(await whoIs(signIn, browser)).toBe('aigerim');
  });

  test('counts as its token says where it brings one: that was sent on purpose', async () => {
    const browser = await signInAs(signIn, 'aigerim');
    const answer = await browser.visit(`${api}/who`, { headers: { authorization: 'Bearer no.good.token' } });
    expect(answer.status).toBe(401);
  });
});

test('Whoever is signed in at the provider already signs in without a second choice', async () => {
  const browser = await signInAs(signIn, 'olga');
  await browser.visit(`${api}/auth/sign-out`, { method: 'POST', headers: FROM_CONSOLE });
  const back = await goAndChoose(signIn, browser, { user: 'timur' });
  await browser.visit(back);
  expect(await whoIs(signIn, browser)).toBe('olga');
});
