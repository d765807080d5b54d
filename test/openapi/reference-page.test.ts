import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAccess } from '../../api/access/admit.ts';
import { createApp } from '../../api/app.ts';
import { furtherRoutesOf, idleParts } from '../../api/openapi/served-routes.ts';
import { createLogger } from '../../platform/logging.ts';

const parts = idleParts();
const logger = createLogger({ name: 'test', level: 'silent' });
const server = createServer(createApp(parts.dependencies, logger, openAccess, furtherRoutesOf(parts)));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => server.close());
const address = server.address();
const origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';

const page = await (await fetch(`${origin}/docs`)).text();

describe('the reference page', () => {
  it('may load nothing from elsewhere, evaluate nothing and be framed by nobody', async () => {
    const { headers } = await fetch(`${origin}/docs`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/);
  });

  it('names only programs that are served here', async () => {
    const programs = [...page.matchAll(/<script src="([^"]+)"/g)].map(([, path = '']) => path);
    expect(programs.length).toBeGreaterThan(0);
    for (const path of programs) {
      const answer = await fetch(new URL(path, origin));
      expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
      expect((await answer.text()).length).toBeGreaterThan(0);
    }
    expect(page).not.toMatch(/https?:\/\/|<style|<script>| on\w+=/);
  });

  it('reads the document that is committed', async () => {
    const start = await (await fetch(`${origin}/docs/start.js`)).text();
    const [, path = ''] = /url: '([^']+)'/.exec(start) ?? [];
    const committed = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'), 'utf8');
    expect(await (await fetch(new URL(path, origin))).json()).toEqual(JSON.parse(committed));
  });
});
