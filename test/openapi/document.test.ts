import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { renderClient } from '../../api/openapi/render-client.ts';
import { renderDocument } from '../../api/openapi/render-document.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMMITTED = join(ROOT, 'docs', 'openapi.json');

const operationSchema = z.looseObject({ operationId: z.string(), tags: z.array(z.string()) });
const documentSchema = z.looseObject({
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});
const rendered = renderDocument();
const document = documentSchema.parse(JSON.parse(rendered));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    call: `${method} ${path}`,
    name: operation.operationId,
    tags: operation.tags,
  })),
);

/** Every call that a file under api/ declares. */
const declared = readdirSync(join(ROOT, 'api'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOT, 'api', file), 'utf8'))
  .flatMap((source) => Array.from(source.matchAll(/method: '(\w+)',\s+path: '([^']+)'/g)))
  .map(([, method = '', path = '']) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

test('docs/openapi.json is what `npm run openapi` writes', () => {
  const isCurrent = readFileSync(COMMITTED, 'utf8') === rendered;
  expect(isCurrent, 'a contract or a schema has changed: run `npm run openapi`').toBe(true);
});

test('client/operations.ts is what `npm run openapi` writes', async () => {
  const file = join(ROOT, 'client', 'operations.ts');
  const written = await format(renderClient(), { ...(await resolveConfig(file)), filepath: file });
  expect(readFileSync(file, 'utf8') === written, 'a contract has changed: run `npm run openapi`').toBe(true);
});

describe('the document', () => {
  it('holds every call under /v1 that is declared anywhere, and no other', () => {
    const documented = operations.map(({ call }) => call).filter((call) => call.includes(' /v1/'));
    expect(documented.length).toBeGreaterThan(0);
    expect(new Set(documented)).toEqual(new Set(declared.filter((call) => call.includes(' /v1/'))));
  });

  it('names each call once, as a program would', () => {
    const names = operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
  });

  it('says of every group what it is for, and has calls in each', () => {
    const used = new Set(operations.flatMap(({ tags }) => tags));
    expect(used).toEqual(new Set(document.tags.map(({ name }) => name)));
  });

  it('passes the linter', { timeout: 60_000 }, async () => {
    const redocly = join(ROOT, 'node_modules', '.bin', 'redocly');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const lint = promisify(execFile)(redocly, ['lint', COMMITTED, '--format=json'], { cwd: ROOT, env });
    const { stdout } = await lint.catch((error: { readonly stdout: string }) => error);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
  });
});
