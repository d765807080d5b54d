import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveConsole, serveNotFound } from '../../api/console/serve-console.ts';
import { compressAssets } from '../../console/compress-assets.ts';
import { handleErrors } from '../../api/middleware/handle-errors.ts';
import { keepPrivate } from '../../api/middleware/keep-private.ts';
import { noSuchPath } from '../../api/middleware/not-allowed.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';

/** What a build looks like, as far as serving it is concerned. */
const folder = mkdtempSync(join(tmpdir(), 'console-'));
const page = (name: string): string =>
  `<meta name="ncalayer" content="%NCALAYER%" nonce="%NONCE%"><script nonce="%NONCE%">/* ${name} */</script>`;
const PROGRAM = 'export {};\n'.repeat(100);
mkdirSync(join(folder, 'assets'));
for (const name of ['index', 'invitation', 'status', 'not-found'])
  writeFileSync(join(folder, `${name}.html`), page(name));
writeFileSync(join(folder, 'assets', 'program-1a2b3c.js'), PROGRAM);
writeFileSync(join(folder, 'assets', 'removed-1a2b3c.js'), PROGRAM);
compressAssets(join(folder, 'assets'));
writeFileSync(join(folder, 'secret.txt'), 'not for anybody');
afterAll(() => rmSync(folder, { recursive: true }));

const NCALAYER = 'wss://127.0.0.1:13579';
const app = express();
// As api/app.ts begins.
app.set('etag', false);
app.use(keepPrivate);
for (const { path, handler } of serveConsole(folder, NCALAYER)) app.get(path, handler);
app.use(serveNotFound(folder), noSuchPath);
// A new build takes files away from under an api that still runs.
for (const ending of ['', '.br', '.gz']) rmSync(join(folder, 'assets', `removed-1a2b3c.js${ending}`));
app.use(handleErrors(silent));
const PROBLEM = 'application/problem+json; charset=utf-8';
let baseUrl = '';
beforeAll(async () => {
  baseUrl = await listen(() => app);
});
const get = (path: string, encodings = 'identity'): Promise<Response> =>
  fetch(`${baseUrl}${path}`, { headers: { 'accept-encoding': encodings } });

describe('the console, served by the api', () => {
  test.each(['/', '/queues', '/queues/awaiting-consent?sort=openedAt', '/cases/some-id', '/overview'])(
    'is the same page at %s: it finds its way by itself',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('/* index */');
    },
  );

  test('allows no inline script or style but those with the nonce of this very answer', async () => {
    const [one, other] = await Promise.all([get('/'), get('/')]);
    const nonces = await Promise.all(
      [one, other].map(async (response) => {
        const [, nonce] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
        expect(await response.text()).toContain(`<script nonce="${nonce}">`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
    expect(one.headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(one.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('may speak to NCALayer where somebody signs, and to nothing else on their machine', async () => {
    const policyAt = async (path: string) => (await get(path)).headers.get('content-security-policy');
    // Whoever walks from a queue to the counter keeps the policy of the page they came by.
    for (const path of ['/invitation', '/counter', '/queues', '/']) {
      expect(await policyAt(path)).toContain(`connect-src 'self' ${NCALAYER};`);
    }
    expect(await policyAt('/status')).toContain("connect-src 'self';");
  });

  test('tells the console with which program people sign', async () => {
    expect(await (await get('/counter')).text()).toContain(`<meta name="ncalayer" content="${NCALAYER}"`);
  });

  test('lets browsers keep for ever what never changes', async () => {
    const response = await get('/assets/program-1a2b3c.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toMatch(/max-age=\d{8}, immutable/);
  });

  test('lets nobody keep a page, whose nonce is used once', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['none.js', {}],
    ['program-1a2b3c.js', { 'if-match': '"another"' }],
    ['removed-1a2b3c.js', {}],
  ])('says of a problem at %s (%j) neither that it is compressed nor that it may be kept', async (name, headers) => {
    const response = await fetch(`${baseUrl}/assets/${name}`, { headers: { ...headers, 'accept-encoding': 'br' } });
    const told = ['content-type', 'content-encoding', 'cache-control', 'etag'].map((one) => response.headers.get(one));
    expect(told).toEqual([PROBLEM, null, 'no-store', null]);
    expect(await response.json()).toMatchObject({ status: response.status });
  });

  test('is sent whole to whoever asks for a part of a file: a part would be kept for ever', async () => {
    const url = `${baseUrl}/assets/program-1a2b3c.js`;
    const response = await fetch(url, { headers: { range: 'bytes=9999999-', 'accept-encoding': 'identity' } });
    expect([response.status, await response.text()]).toEqual([200, PROGRAM]);
  });

  describe('a file of which there are smaller forms', () => {
    const answerFor = async (encodings: string) => {
      const response = await get('/assets/program-1a2b3c.js', encodings);
      const { headers } = response;
      const told = ['content-type', 'content-encoding', 'vary'].map((name) => headers.get(name));
      return { told, text: await response.text() };
    };

    test.each([
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.1', 'gzip'],
      ['identity', null],
      ['br;q=0, gzip;q=0', null],
    ])('goes to whoever takes %s as %s, and is the same program', async (encodings, encoding) => {
      const { told, text } = await answerFor(encodings);
      expect(told).toEqual(['text/javascript; charset=utf-8', encoding, 'Accept-Encoding']);
      expect(text).toBe(PROGRAM);
    });
  });

  test.each(['/assets/none.js', '/assets/%2e%2e/secret.txt', '/assets/..%2fsecret.txt', '/assets/'])(
    'has nothing at %s',
    async (path) => {
      const response = await get(path);
      expect([400, 403, 404]).toContain(response.status);
      expect(await response.text()).not.toContain('not for anybody');
    },
  );

  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const PAGE = 'text/html; charset=utf-8';

  test.each([
    ['a browser', '/nonsense', 'GET', BROWSER, PAGE],
    ['a browser', '/docs/nonsense', 'GET', BROWSER, PAGE],
    ['a browser that sends something', '/nonsense', 'POST', BROWSER, PROBLEM],
    ['whoever is in the contract’s part', '/v1/nonsense', 'GET', BROWSER, PROBLEM],
    ['a program', '/nonsense', 'GET', '*/*', PROBLEM],
    ['a program', '/nonsense', 'GET', 'application/json', PROBLEM],
    ['a program that would rather have data', '/nonsense', 'GET', 'application/json, text/html;q=0.5', PROBLEM],
  ])('tells %s at %s (%s, %s) that there is nothing, as %s', async (_who, path, method, accept, type) => {
    const response = await fetch(`${baseUrl}${path}`, { method, headers: { accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, type]);
    expect((await response.text()).includes('/* not-found */')).toBe(type === PAGE);
  });

  test('does not start from a folder without a build', () => {
    expect(() => serveConsole(tmpdir(), NCALAYER)).toThrow('index.html');
  });
});
