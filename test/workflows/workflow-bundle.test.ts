import { readFileSync } from 'node:fs';
import { describe, expect, inject, it, test } from 'vitest';

const code = readFileSync(inject('workflowBundle'), 'utf8');

/** Each module stands under its path: `/***\/ "./domain/case.ts"`. */
const modules = Array.from(code.matchAll(/^\/\*{3}\/ "([^"]+)"/gm), ([, path = '']) => path);
const own = modules.filter((path) => !path.includes('node_modules/'));
const libraries = new Set(modules.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

describe('the code that runs in the workflow sandbox', () => {
  it('is our rules and our workflows, and what carries payloads; no effect is in it', () => {
    const folders = new Set(own.map((path) => /^\.\/([^/]+)\//.exec(path)?.[1]));
    expect(own).toEqual(expect.arrayContaining(['./workflows/permanent-residence.ts', './domain/evolve.ts']));
    expect([...folders].filter((folder) => folder !== undefined).toSorted()).toEqual([
      'domain',
      'platform',
      'workflows',
    ]);
  });

  test.each(['activities', 'store', 'clients', 'api', 'worker', 'registries'])('holds nothing of %s/', (folder) => {
    expect(modules.filter((path) => path.startsWith(`./${folder}/`))).toEqual([]);
  });

  it('holds no library but Temporal’s own and what that needs: no zod, no mongoose, no pino', () => {
    expect([...libraries].toSorted()).toEqual([
      '@temporalio/common',
      '@temporalio/workflow',
      'long',
      'ms',
      'nexus-rpc',
    ]);
  });

  it('asks for no module of Node', () => {
    const builtIn = modules.filter((path) => path.startsWith('node:') || path.startsWith('external '));
    expect(builtIn).toEqual([]);
    expect(code).not.toMatch(/require\(["']node:/);
  });
});
