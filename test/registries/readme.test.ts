import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../registries/operations.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

const readme = readFileSync(new URL('../../registries/README.md', import.meta.url), 'utf8');

describe('the README of the registries', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  it('shows commands that work', async () => {
    const commands = /```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(commands).toContain('curl');
    const env = { ...process.env, REGISTRIES: standIn.url };
    await expect(promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], { env })).resolves.toBeDefined();
  });

  it('names every operation that can be asked for, and no other', () => {
    const named = [...readme.matchAll(/\| `([a-z0-9-]+)` +\|\n/g)].map(([, operation]) => operation);
    expect(new Set(named)).toEqual(new Set(Object.values(OPERATIONS).flatMap(Object.keys)));
  });
});
