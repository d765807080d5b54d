import { readFileSync } from 'node:fs';
import type { Express } from 'express';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startClosedProduct } from './closed-product.ts';
import { CALLS } from './every-call.ts';

/** API9:2023. The attacker looks for calls that nobody remembers: old versions, forgotten pages, what was never written down. */

const closed = await startClosedProduct();
const { send, tokenOf, url, createClosedApp } = closed;
const token = await tokenOf('portal');

/** What only our own pages and browsers use, and the reference therefore doesn't have. */
const OWN_PAGES = [
  'GET /auth/sign-in',
  'GET /auth/callback',
  'GET /auth/session',
  'POST /auth/sign-out',
  'GET /openapi.json',
  'GET /docs',
  'GET /docs/start.js',
  'GET /docs/reference.js',
];

const layerSchema = z.looseObject({
  route: z.looseObject({ path: z.string(), methods: z.record(z.string(), z.boolean()) }).optional(),
});

/** Every call that the app has mounted, but for those behind them that take every method only to say which there are. */
function mountedIn(app: Express): readonly string[] {
  return app.router.stack
    .map((layer) => layerSchema.parse({ route: layer.route }))
    .flatMap(({ route }) => (route === undefined || Object.keys(route.methods).length > 1 ? [] : [route]))
    .flatMap(({ path, methods }) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}

const mounted = mountedIn(await createClosedApp(url));
const inBraces = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');
const documented = CALLS.map(({ method, template }) => `${method} ${template}`);

describe('every call that is mounted', () => {
  test.each(mounted)('is in the reference, or is one of our own pages: %s', (call) => {
    expect(documented.includes(inBraces(call)) || OWN_PAGES.includes(call)).toBe(true);
  });

  test('is mounted once', () => {
    expect(mounted).toEqual([...new Set(mounted)]);
    expect(mounted.length).toBeGreaterThan(20);
  });
});

test('One version of the contract is served, and it says which', () => {
  expect(new Set(CALLS.map(({ template }) => /^\/v\d+/.exec(template)?.[0] ?? 'none'))).toEqual(
    new Set(['/v1', 'none']),
  );
  const unversioned = CALLS.filter(({ template }) => !template.startsWith('/v1/')).map(({ template }) => template);
  expect(unversioned.toSorted()).toEqual(['/healthz', '/readyz']);
});

const PATHS = ['/cases', '/applications', '/webhooks', '/residents/850101300000/residence'];
const PREFIXES = [
  '',
  '/v0',
  '/v2',
  '/v01',
  '/v1.0',
  '/v1beta',
  '/beta',
  '/internal',
  '/api',
  '/api/v1',
  '/test',
  '/old/v1',
];
test.each(PREFIXES.flatMap((prefix) => PATHS.map((path) => prefix + path)))('%s is nothing', async (path) => {
  expect((await send({ path }, token)).status).toBe(404);
});

test('The reference that is served is the one that is committed, and tells of no other server', async () => {
  const committed = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
  const served: unknown = JSON.parse((await send({ path: '/openapi.json' })).text);
  const pathsOf = (text: unknown) =>
    Object.keys(z.looseObject({ paths: z.record(z.string(), z.unknown()) }).parse(text).paths);
  expect(pathsOf(JSON.parse(committed))).toEqual(expect.arrayContaining(pathsOf(served)));
  expect(committed).not.toMatch(/localhost|127\.0\.0\.1|_control|staging|10\.\d+\.\d+\.\d+/);
});
