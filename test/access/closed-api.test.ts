import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createIdentity } from '../../api/access/create-identity.ts';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { askForToken } from '../../cli/ask-for-token.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { createLogger } from '../../platform/logging.ts';
import { createAccessLog } from '../../store/access-log.ts';
import { ask } from '../api/ask.ts';
import { problemIn } from '../api/problem-document.ts';
import { openStore } from '../store/open-store.ts';
import { startTestRegistries } from '../support/registries.ts';
import { createBrowser } from './browser.ts';
import { listen } from './listen.ts';
import { connectSessions, FROM_CONSOLE, goAndChoose, signInAs, startProvider } from './signed-in.ts';
import { createTestKeys } from '../support/payload-keys.ts';

const lines: string[] = [];
const destination = new Writable({
  write: (line, _encoding, written) => {
    lines.push(String(line));
    written();
  },
});
const logger = createLogger({ name: 'test', level: 'trace', destination });

const registries = await startTestRegistries();
afterAll(() => registries.stop());
const { POPULATION_URL = '', ADDRESS_URL = '' } = registries.environment;
const { reader } = await openStore();
const { issuer, settings } = await startProvider();
const connection = await connectSessions();
const accessLog = await createAccessLog(connection);

/** The whole api as its `main.ts` makes it; no worker, since nothing here gets so far. */
const startApi = (identitySettings: typeof settings): Promise<string> =>
  listen(async (publicUrl) => {
    const identity = await createIdentity(identitySettings, { connection, publicUrl, logger });
    const dependencies = {
      reader,
      messenger: createCaseMessenger(new Client({ connection: Connection.lazy() })),
      population: createPopulationClient({ baseUrl: POPULATION_URL }),
      address: createAddressClient({ baseUrl: ADDRESS_URL }),
      policyAt: createPolicyAt(),
      printCertificate: createCertificatePrinter('https://registration.example'),
      cursors: createCursors(createTestKeys()),
    };
    return createApp(dependencies, logger, { ...identity, accessLog }, identity.routes);
  });

const api = await startApi(settings);
const signIn = { api, issuer };

describe('an api that knows its callers', () => {
  test('answers nobody who does not say who they are', async () => {
    const answer = await ask(api, { path: '/v1/cases' });
    expect(problemIn(answer)).toMatchObject({ status: 401, code: 'not-signed-in' });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test.each(['portal', 'mobile', 'bank', ...DEMO_USERS.map(({ id }) => id)])(
    'answers %s by the token of the terminal',
    async (name) => {
      const authorization = `Bearer ${await askForToken(issuer, name)}`;
      expect(await ask(api, { path: '/v1/cases', headers: { authorization } })).toMatchObject({ status: 200 });
    },
  );

  test('answers a browser in which somebody signed in, and takes changes only from the console', async () => {
    const browser = await signInAs(signIn, 'aigerim');
    expect((await browser.visit(`${api}/v1/cases`)).status).toBe(200);
    const change = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    const fromElsewhere = await browser.visit(`${api}/v1/applications`, change);
    expect(await fromElsewhere.json()).toMatchObject({ status: 403, code: 'cross-site-request' });
    const headers = { ...change.headers, ...FROM_CONSOLE };
    const fromConsole = await browser.visit(`${api}/v1/applications`, { ...change, headers });
    expect(await fromConsole.json()).toMatchObject({ status: 400 });
  });

  test('says in its reference where the provider gives tokens', async () => {
    const { token_endpoint } = z
      .looseObject({ token_endpoint: z.string() })
      .parse(await (await fetch(`${issuer}/.well-known/openid-configuration`)).json());
    expect(await (await fetch(`${api}/openapi.json`)).json()).toMatchObject({
      components: {
        securitySchemes: { clientCredentials: { flows: { clientCredentials: { tokenUrl: token_endpoint } } } },
      },
    });
  });

  test('says so where the identity provider can not be asked, and goes on with what is public', async () => {
    // Port 9 is nobody's.
    const cutOff = await startApi({ ...settings, ISSUER_URL: 'http://127.0.0.1:9' });
    const authorization = `Bearer ${await askForToken(issuer, 'portal')}`;
    const answer = await ask(cutOff, { path: '/v1/cases', headers: { authorization } });
    expect(problemIn(answer)).toMatchObject({ status: 503, code: 'identity-provider-unavailable' });
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(problemIn(await ask(cutOff, { path: '/auth/sign-in' }))).toMatchObject({ status: 503 });
    expect(await ask(cutOff, { path: '/openapi.json' })).toMatchObject({ status: 200 });
    expect(await ask(cutOff, { path: '/healthz', headers: { authorization } })).toMatchObject({ status: 200 });
    expect(lines.join('')).toContain('the identity provider can not be asked');
  });
});

test('No token, cookie, code, state or IIN is ever logged', async () => {
  lines.length = 0;
  const browser = createBrowser();
  const back = await goAndChoose(signIn, browser);
  const secrets = [...new URL(back).searchParams].filter(([name]) => name !== 'iss').map(([, value]) => value);
  secrets.push(...Object.values(browser.cookies()));
  await browser.visit(back);
  await browser.visit(back);
  await browser.visit(`${api}/v1/cases`);
  const token = await askForToken(issuer, 'aigerim');
  for (const sent of [token, `${token}x`]) {
    await ask(api, { path: '/v1/cases', headers: { authorization: `Bearer ${sent}` } });
  }
  await browser.visit(`${api}/auth/sign-out`, { method: 'POST', headers: FROM_CONSOLE });
  secrets.push(...Object.values(browser.cookies()), token, ...DEMO_USERS.map(({ iin }) => iin));

  const logged = lines.join('');
  expect(logged).toContain('"staff":"aigerim"');
  expect(secrets.length).toBeGreaterThan(DEMO_USERS.length + 3);
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
});
