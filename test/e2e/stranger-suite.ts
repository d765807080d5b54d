import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../dev/bootstrap/progress.mjs';
import { providePython } from '../../dev/runtime/provide-python.ts';
import type { SignedInStack } from '../fuzz/fuzz-role.ts';
import { provideForTest } from './provide-for-test.ts';
import { runProgram } from './run-program.ts';

const FOLDER = join(import.meta.dirname, 'stranger');
const README = join(import.meta.dirname, '..', '..', 'README.md');

const providePackages = (progress: Progress) =>
  providePython({
    name: 'stranger',
    requirementsFile: join(FOLDER, 'requirements.txt'),
    minimumMinor: 9,
    progress,
  });

/** A program of somebody who had the reference and nothing else. */
export const describeStranger = ({ api, registries }: SignedInStack): void => {
  describe('a stranger’s integration, in Python', () => {
    test('is in the README as it runs', () => {
      const program = readFileSync(join(FOLDER, 'stranger.py'), 'utf8').split('\n');
      const [, shown = ''] = /^```python\n(.*?)^```$/ms.exec(readFileSync(README, 'utf8')) ?? [];
      const lines = shown.trimEnd().split('\n');
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.filter((line) => !program.includes(line))).toEqual([]);
    });

    test(
      'files, signs, hears of it by webhooks, and believes no forged one',
      { timeout: 120_000 },
      async ({ skip }) => {
        const { python, env } = await provideForTest(providePackages, skip);
        const where = { API: api, SIGNER: registries };
        const { code, stdout, stderr } = await runProgram(python, [join(FOLDER, 'stranger.py')], { ...env, ...where });
        expect(code, `${stdout}${stderr}`).toBe(0);
        expect(stdout).toMatch(/^Registered: /m);
      },
    );
  });
};
