import { describe, expect, test } from 'vitest';
import { openAccess } from '../../api/access/admit.ts';
import { createApp } from '../../api/app.ts';
import { idleParts } from '../../api/openapi/served-routes.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { startOperationsServer } from '../../platform/operations-server.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { ask } from '../api/ask.ts';
import { problemIn } from '../api/problem-document.ts';
import { startClosedProduct } from './closed-product.ts';

/** API8:2023. The attacker looks for what was left open, left on, or left unsaid. */

const closed = await startClosedProduct();
const { send, tokenOf, url } = closed;
const token = await tokenOf('portal');

/** One of every kind of answer. */
const ANSWERS = [
  ['what was asked for', { path: '/v1/cases' }],
  ['a wrong query', { path: '/v1/cases?x=1' }],
  ['a wrong body', { method: 'POST', path: '/v1/applications', body: '{' }],
  ['a case that is not there', { path: '/v1/cases/00000000-0000-4000-8000-000000000000' }],
  ['a path that is not there', { path: '/nowhere' }],
  ['another method', { method: 'DELETE', path: '/v1/cases' }],
  ['health', { path: '/healthz' }],
  ['the contract', { path: '/openapi.json' }],
  ['a sign-in', { path: '/auth/sign-in' }],
  ['no session', { path: '/auth/session' }],
] as const;

describe.each(ANSWERS)('an answer with %s', (_what, question) => {
  test('says how browsers have to treat it, and nothing about what made it', async () => {
    const { headers } = await send(question, token);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8,}; includeSubDomains/),
      'content-security-policy': expect.stringMatching(/(default-src|frame-ancestors) '(self|none)'/),
    });
    const { 'x-powered-by': poweredBy, server, via, 'x-aspnet-version': version } = headers;
    expect([poweredBy, server, via, version]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('is for no page of another site', async () => {
    const origins = ['https://evil.example', 'null', url];
    for (const origin of origins) {
      const { headers } = await send({ ...question, headers: { origin } }, token);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  test('is kept by nobody on the way, unless it is the same for all', async () => {
    const { headers } = await send(question, token);
    const isForAll = /^\/(docs|openapi)/.test(question.path);
    expect(headers['cache-control']).toMatch(isForAll ? /no-store|public, max-age=\d+/ : /no-store|private/);
  });
});

test('A preflight is not answered: no other site may ask for anything', async () => {
  const headers = {
    origin: 'https://evil.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'x-tirkeu-console',
  };
  const answer = await ask(url, { method: 'OPTIONS', path: '/v1/applications', headers });
  expect(answer.status).toBe(405);
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
});

test('TRACE gives nobody their own headers back', async () => {
  const answer = await ask(url, { method: 'TRACE', path: '/v1/cases', headers: { cookie: 'tirkeu-session=secret' } });
  expect(answer.status).toBe(405);
  expect(answer.text).not.toContain('secret');
});

test.each([
  '/metrics',
  '/debug',
  '/debug/pprof',
  '/actuator',
  '/actuator/env',
  '/server-status',
  '/.env',
  '/.git/config',
  '/package.json',
  '/api/main.ts',
  '/node_modules/express/package.json',
  '/docs/../package.json',
  '/docs/%2e%2e/package.json',
  '/docs/..%2fpackage.json',
  '/admin',
  '/graphql',
  '/_control/faults',
  '/demonstration/tokens',
  '/swagger-ui/index.html',
])('%s is not served', async (path) => {
  expect((await send({ path }, token)).status).toBe(404);
});

test('A defect shows nothing of itself', async () => {
  const { dependencies } = idleParts();
  const broken = await listen(() =>
    createApp(
      {
        ...dependencies,
        reader: {
          ...dependencies.reader,
          findCase: () => Promise.reject(new Error('password=hunter2 at /srv/api/store.ts:12')),
        },
      },
      silent,
      openAccess,
    ),
  );
  // Without the look into the reference: it promises no defects.
  const response = await fetch(`${broken}/v1/cases/00000000-0000-4000-8000-000000000000`);
  const answer = {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
  expect(problemIn(answer)).toMatchObject({ status: 500, code: 'internal-error' });
  expect(answer.text).not.toMatch(/hunter2|store\.ts|srv/);
});

test('What ops ask has a port of its own, which knows no case and no method that changes anything', async () => {
  const operations = await startOperationsServer({
    host: '127.0.0.1',
    port: 0,
    checks: {},
    metrics: createMetrics('api'),
    logger: silent,
  });
  try {
    expect((await fetch(`${operations.url}/metrics`)).status).toBe(200);
    for (const path of ['/v1/cases', '/', '/openapi.json', '/auth/sign-in']) {
      expect((await fetch(operations.url + path, { method: 'POST' })).status).toBe(404);
    }
  } finally {
    await operations.close();
  }
});

test.each(['/docs', '/docs/start.js', '/docs/reference.js'])('%s runs no program but ours', async (path) => {
  const { headers } = await ask(url, { path });
  expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*('unsafe-inline'|https?:|\*)/);
});
