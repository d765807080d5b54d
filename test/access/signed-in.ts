import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { createIdentity } from '../../api/access/create-identity.ts';
import { readIdentitySettings } from '../../api/access/identity-settings.ts';
import { createIdentityProvider } from '../../dev/identity/create-identity-provider.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import { getSigningKeys } from '../../dev/identity/signing-keys.ts';
import { connectMongo } from '../../platform/mongo.ts';
import { freshDatabase } from '../support/mongo.ts';
import { type Browser, createBrowser } from './browser.ts';
import { silent, startGate } from './gate.ts';
import { listen } from './listen.ts';

export const AUDIENCE = 'urn:tirkeu:api';
const CONSOLE = { id: 'console', secret: 'a secret of this test only' };

/** A clock that tests move. */
export interface Clock {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
}

export function createClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

/** The identity provider of the embedded stack, and how an api is told of it. */
export async function startProvider() {
  const keys = await getSigningKeys(mkdtempSync(join(tmpdir(), 'tirkeu-test-identity-')));
  const [somebody = { iin: '', name: '' }] = DEMO_USERS;
  const ownCase = { iin: somebody.iin, name: somebody.name, application: {} };
  const issuer = await listen((url) =>
    createIdentityProvider({ issuer: url, audience: AUDIENCE, console: CONSOLE, keys, ownCase }),
  );
  const settings = readIdentitySettings({
    ISSUER_URL: issuer,
    AUDIENCE,
    STAFF_CLIENT_ID: CONSOLE.id,
    STAFF_CLIENT_SECRET: CONSOLE.secret,
    SESSION_SECRET: 'no secret: this is a test of sign-in',
  });
  if (settings === undefined) throw new Error('an issuer is named');
  return { issuer, settings };
}

/** A database for sessions, which goes with the calling file. */
export async function connectSessions(): Promise<Connection> {
  const connection = await connectMongo({ uri: freshDatabase(), appName: 'tirkeu-test-sign-in' });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  return connection;
}

/** The provider, and in front of it the least of an api, which signs staff in. */
export async function startSignIn(clock: Clock = createClock()) {
  const { issuer, settings } = await startProvider();
  const connection = await connectSessions();
  const api = await startGate((publicUrl) =>
    createIdentity(settings, { connection, publicUrl, logger: silent, now: clock.now }),
  );
  return { api, issuer, connection };
}

/** Where the api and the provider are. */
interface SignIn {
  readonly api: string;
  readonly issuer: string;
}

/** Goes to the identity provider and chooses somebody there; stops before the browser comes back to the api. */
export async function goAndChoose(
  { api, issuer }: SignIn,
  browser: Browser,
  { user = 'aigerim', returnTo = '/' } = {},
): Promise<string> {
  const isBack = (url: string): boolean => url.startsWith(`${api}/auth/callback`);
  const page = await browser.follow(`${api}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`, isBack);
  // Whoever is signed in at the provider already isn't asked there.
  if (page.response === undefined) return page.url;
  const chosen = await browser.visit(page.url, { method: 'POST', body: new URLSearchParams({ user }) });
  const next = new URL(chosen.headers.get('location') ?? '', issuer).href;
  return (await browser.follow(next, isBack)).url;
}

/** A browser in which somebody of the staff is signed in. */
export async function signInAs(signIn: SignIn, user: string, browser: Browser = createBrowser()): Promise<Browser> {
  const response = await browser.visit(await goAndChoose(signIn, browser, { user }));
  if (response.status !== 303) throw new Error(`the sign-in failed: ${await response.text()}`);
  return browser;
}

/** What a page of the console sends with every change. */
export const FROM_CONSOLE = { 'sec-fetch-site': 'same-origin', 'x-tirkeu-console': '1' };

const whoSchema = z.looseObject({ id: z.string().optional(), code: z.string().optional() }).nullable();

/** Who the api thinks sends this; a problem's code where it refuses. */
export async function whoIs({ api }: SignIn, browser: Browser, init: RequestInit = {}): Promise<string | null> {
  const answer = whoSchema.parse(await (await browser.visit(`${api}/who`, init)).json());
  return answer === null ? null : (answer.id ?? answer.code ?? '');
}
