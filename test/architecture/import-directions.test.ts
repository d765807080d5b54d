import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const oxlint = join(root, 'node_modules', '.bin', 'oxlint');

/**
 * Who may import whom. `types:x` stands for imports that vanish at run time, `x/file` for that file alone. The linter
 * enforces it (`.oxlintrc.json`); the tests below give it one file for each pair and look at what it says.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  workflows: ['domain', 'types:activities'],
  activities: ['domain', 'clients', 'store', 'workflows/contract'],
  store: ['domain'],
  clients: ['domain'],
  platform: ['domain'],
  // Where somebody lives is looked up live (R3), and no workflow has a part in that.
  api: ['domain', 'platform', 'clients', 'store/reader', 'workflows/contract'],
  // The typed client is derived from the api's schemas, and runs without them.
  client: ['types:api'],
  worker: ['domain', 'platform', 'workflows', 'activities', 'store', 'clients'],
  registries: [],
  // A program of the public api like any other; besides, offices have one list of names.
  console: ['client', 'domain/office-names'],
  cli: ['domain', 'platform', 'client', 'workflows/contract'],
  dev: ['domain', 'platform', 'cli', 'workflows/contract'],
  // Measures from outside; a store it fills by the store's own words.
  bench: ['domain', 'platform', 'store', 'cli', 'client', 'dev', 'workflows/contract'],
};

/** Folders that hold no part of the product; tests may import anything. */
const NO_PART = ['node_modules', 'test', 'docs', 'dist', 'coverage', 'deploy'];

/** Libraries that a folder must not load, because it would stop being what it is. */
const MAY_NOT_LOAD: Readonly<Record<string, readonly string[]>> = {
  domain: ['node:fs', 'zod', 'mongoose', 'pino', 'express', '@temporalio/workflow'],
  client: ['node:fs', 'zod', 'express', 'mongoose'],
  workflows: ['node:crypto', 'zod', 'mongoose', 'mongodb', 'pino', '@temporalio/client', '@temporalio/activity'],
};

const folders = Object.keys(MAY_IMPORT);

interface Probe {
  readonly file: string;
  readonly allowed: boolean;
}

const project = mkdtempSync(join(tmpdir(), 'import-directions-'));
afterAll(() => rmSync(project, { recursive: true }));

const probes: Probe[] = [];

function addProbe(from: string, name: string, source: string, allowed: boolean): void {
  const file = join(from, `${name}.ts`);
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), `${source}\n`);
  probes.push({ file, allowed });
}

function mayImport(from: string, target: string, file: string): boolean {
  const allowed = MAY_IMPORT[from] ?? [];
  return from === target || allowed.includes(target) || allowed.includes(`${target}/${file}`);
}

/** One file of one import for each pair of folders, from the folder itself and from one below it. */
function addProbesBetween(from: string, target: string): void {
  for (const [depth, up] of [
    ['', '../'],
    ['deep', '../../'],
  ] as const) {
    for (const file of ['contract', 'reader', 'other']) {
      const path = `${up}${target}/${file}.ts`;
      const name = (kind: string): string => join(depth, `${kind}-${target}-${file}`);
      const allowed = mayImport(from, target, file);
      addProbe(from, name('value'), `import { x } from '${path}';\nx();`, allowed);
      addProbe(from, name('again'), `export * from '${path}';`, allowed);
      addProbe(from, name('later'), `export const x = import('${path}');`, allowed);
      const typeAllowed = allowed || (MAY_IMPORT[from] ?? []).includes(`types:${target}`);
      addProbe(from, name('type'), `import type { X } from '${path}';\nexport type Y = X;`, typeAllowed);
    }
  }
}

/** The files in which the linter finds a forbidden import. */
function lint(): Set<string> {
  copyFileSync(join(root, '.oxlintrc.json'), join(project, '.oxlintrc.json'));
  const options = ['--format', 'json', '--allow', 'all', '--deny', 'no-restricted-imports', '.'];
  const { stdout } = runOxlint(options);
  const { diagnostics }: { diagnostics: { filename: string; code: string }[] } = JSON.parse(stdout);
  const restricted = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
  return new Set(restricted.map(({ filename }) => relative(project, join(project, filename))));
}

function runOxlint(options: readonly string[]): { readonly stdout: string } {
  try {
    return { stdout: execFileSync(oxlint, options, { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 28 }) };
  } catch (error) {
    // It found something, which is what it is asked to do here.
    if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) };
    throw error;
  }
}

describe('import directions', () => {
  let forbidden = new Set<string>();

  beforeAll(() => {
    for (const from of folders) {
      for (const target of folders) addProbesBetween(from, target);
      addProbe(from, 'own-main', "import { x } from './main.ts';\nx();", false);
      addProbe(from, 'other-main', "import { x } from '../worker/main.ts';\nx();", false);
      for (const library of MAY_NOT_LOAD[from] ?? []) {
        addProbe(from, `library-${library.replaceAll(/\W/g, '-')}`, `import { x } from '${library}';\nx();`, false);
      }
    }
    forbidden = lint();
  }, 60_000);

  test.each(folders)('from %s the linter allows what the table allows and nothing else', (from) => {
    const own = probes.filter(({ file }) => file.startsWith(`${from}/`));
    expect(own.filter(({ file }) => forbidden.has(file)).map(({ file }) => file)).toEqual(
      own.filter(({ allowed }) => !allowed).map(({ file }) => file),
    );
  });

  test('every folder of the product is in the table', () => {
    const present = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NO_PART.includes(entry.name))
      .map(({ name }) => name);
    expect(folders).toEqual(expect.arrayContaining(present));
  });
});
