import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { SERVICES } from '../../domain/application.ts';
import { GROUNDS } from '../../domain/grounds.ts';
import { MEMBER_CODES } from '../../domain/services/forms.ts';
import { DENIALS } from '../../api/access/admit.ts';
import { EVIDENCE_REJECTION_TEXTS } from '../../domain/signature-rejections.ts';
import type { RunningStack } from '../support/running-stack.ts';
import { runProgram } from './run-program.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The bash of a page, in one piece: what stands in one block the next one uses. */
const bashOf = (page: string): string =>
  [...page.matchAll(/^```bash\n(.*?)^```$/gms)].map(([, block = '']) => block).join('\n');

/** What a page says that its commands print. */
const promisedBy = (script: string): readonly string[] =>
  [...script.matchAll(/^# → (.*)$/gm)].map(([, line = '']) => line);

/** The cells of all tables, without the marks of code. */
const rowsOf = (page: string): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );

/** Every problem code that the api can answer with, as far as the sources of it and of the services write it down. */
function codesInSources(): readonly string[] {
  const files = globSync(['api/**/*.ts', 'domain/services/*.ts'], { cwd: ROOT });
  const sources = files.map(read).join('\n');
  const written = sources.matchAll(
    /(?:code: |evidenceRejected\(|unfit\(|INVALID_BODY = \[|request\.query, |request\.params, )'([a-z-]+)'/g,
  );
  const rejections = sources.matchAll(/^ {2}'([a-z-]+)': \[\s*\d{3},/gm);
  const missing = [...sources.matchAll(/notFound\('([a-z]+)'\)/g)].map(([, what = '']) => `${what}-not-found`);
  const misplaced = Object.values(MEMBER_CODES).map((member) => `${member}-not-expected`);
  return [
    ...new Set([
      ...[...written, ...rejections].map(([, code = '']) => code),
      ...missing,
      ...misplaced,
      ...Object.keys(DENIALS),
    ]),
  ];
}

/** The pages whose commands people copy. */
export const describeDocs = (stack: RunningStack): void => {
  describe('docs/api.md', () => {
    const page = read('docs/api.md');

    test('does what it says, line by line', { timeout: 120_000 }, async () => {
      const script = bashOf(page);
      const { api: API, registries: REGISTRIES, dataFolder: TIRKEU_DATA } = stack;
      const ran = await runProgram('bash', ['-euo', 'pipefail', '-s'], { API, REGISTRIES, TIRKEU_DATA }, script);
      expect(ran.stdout.trimEnd().split('\n'), ran.stderr).toEqual(promisedBy(script));
      expect(ran.code).toBe(0);
    });

    const rows = rowsOf(page);

    test('lists the problem codes of the api, all and no others', () => {
      const listed = rows.flatMap(([status = '', code = '']) => (/^\d{3}$/.test(status) ? [code] : []));
      expect(listed.toSorted()).toEqual(codesInSources().toSorted());
    });

    test('lists why a proof does not count, in the words of the api', () => {
      const expected = Object.entries(EVIDENCE_REJECTION_TEXTS).map(([reason, { en }]) => [reason, en]);
      expect(rows).toEqual(expect.arrayContaining(expected));
    });

    test('lists the grounds of refusals with their rules, in the words of the api', () => {
      const expected = Object.entries(GROUNDS).map(([ground, { rule, text }]) => [ground, rule, text.en]);
      expect(rows).toEqual(expect.arrayContaining(expected));
    });
  });

  describe('README.md', () => {
    const page = read('README.md');

    test('its commands register somebody, withdraw a family, and end a stay', { timeout: 120_000 }, async () => {
      const script = bashOf(page)
        .replace(/^API=.*$/m, `API=${stack.api}`)
        .replace(/^REGISTRIES=.*$/m, `REGISTRIES=${stack.registries}`);
      const { stdout, stderr, code } = await runProgram(
        'bash',
        ['-euo', 'pipefail', '-s'],
        { TIRKEU_DATA: stack.dataFolder },
        script,
      );
      expect(code, stderr).toBe(0);
      const lines = stdout.split('\n');
      expect(lines).toContain('registered');
      expect(stdout).toContain('registration-committed');
      expect(stdout).toContain(['withdrawn', 'withdrawn', 'refused: registrant-owns-share'].join('\n'));
      expect(lines).toContain('registrant');
    });

    test('has a row for each service, with a scenario that is about it', async () => {
      const scenarios = await createRegistriesControl(stack.registries).listScenarios();
      const rows = rowsOf(page).filter(([service = '']) => SERVICES.some((known) => known === service));
      expect(rows.map(([service]) => service)).toEqual(SERVICES);
      const shown = rows.map((row) => scenarios.find(({ name }) => name === row.at(-1))?.service);
      expect(shown).toEqual(SERVICES);
    });

    test('names only scenarios that there are', async () => {
      const names = (await createRegistriesControl(stack.registries).listScenarios()).map(({ name }) => name);
      const named = [...page.matchAll(/(?:--scenario |caseworker does \(`|three languages \(`|^take )([a-z-]+)/gm)];
      expect(named.length).toBeGreaterThan(0);
      expect(named.map(([, name = '']) => name).filter((name) => !names.includes(name))).toEqual([]);
    });
  });
};
