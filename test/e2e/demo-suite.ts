import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApiClient } from '../../cli/api-client.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { LANGUAGES } from '../../cli/demo/phrases.ts';
import { refusalFor } from '../../domain/grounds.ts';
import type { RunningStack } from '../support/running-stack.ts';
import { type Ran, runProgram } from './run-program.ts';

/** In the order in which they must be printed; between them anything may stand. */
function expectInOrder(stdout: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = stdout.indexOf(part, from);
    expect(at, `"${part}" after position ${from} of:\n${stdout}`).toBeGreaterThanOrEqual(0);
    from = at + part.length;
  }
}

const performanceSchema = z.looseObject({
  isAsExpected: z.boolean().nullable(),
  case: z.looseObject({ caseId: z.string(), outcome: z.string().nullable() }).nullable(),
  events: z.array(z.looseObject({ type: z.string() })),
});

/** `npm run demo`, as somebody runs it beside the stack. */
export function describeDemo(stack: RunningStack): void {
  describe('the demo', () => {
    const demo = (...args: readonly string[]): Promise<Ran> =>
      runProgram(process.execPath, ['dev/bootstrap.mjs', 'cli/demo.ts', ...args], { TIRKEU_DATA: stack.dataFolder });

    test('tells a renter’s whole story, and what it tells the api and the registries confirm', async () => {
      const { code, stdout } = await demo();
      expectInOrder(stdout, [
        'renter-two-owners: ',
        '✓ Application filed',
        `${stack.temporalUi}/namespaces/default/workflows/`,
        '✓ Who must consent',
        'in 10 days',
        'waits for   owner: ',
        '✓ Consent signed and given: ',
        '✓ Consent signed and given: ',
        '✓ Ownership confirmed',
        '✓ Registered at the new address',
        '✓ Former address dropped, in the same transaction',
        '✓ The others are told',
        ', the new address',
        '✓ The audit trail',
        'registration-committed',
        'As the scenario says: registered.',
      ]);
      expect(code).toBe(0);
      expect(stdout, 'a pipe gets no colours').not.toContain('\u001b');

      const [, caseId = ''] = /case +(\S+)/.exec(stdout) ?? [];
      const { body } = await createApiClient(stack.api).getCase(caseId);
      expect(body).toMatchObject({ stage: 'closed', outcome: 'registered' });
      expect(stdout).toContain(`RKA ${body.formerRka ?? 'none'}`);
      for (const { consenter } of body.consents ?? []) expect(stdout).toContain(consenter.name);
    });

    test('a refusal comes with its ground, its rule and its words in three languages', async () => {
      const { code, stdout } = await demo('--scenario', 'deceased', '--language', 'kk');
      const { ground, rule, text } = refusalFor('registrant-deceased');
      expectInOrder(stdout, ['✓ Өтініш берілді', '✓ Бас тартылды', ground, rule]);
      for (const language of LANGUAGES) expect(stdout).toContain(text[language]);
      expect(code).toBe(0);
    });

    test('a case in review shows what a caseworker may do, and goes on when one does', async () => {
      const { code, stdout } = await demo('--scenario', 'arrested-dwelling', '--review', 'approve');
      expectInOrder(stdout, [
        '✓ A caseworker has to decide',
        'waits for   caseworker',
        '/review',
        '✓ The caseworker has decided: approve',
        '✓ Ownership confirmed',
        'As the scenario says: registered.',
      ]);
      expect(code).toBe(0);
    });

    test('--outage: the case says that it waits for the property registry, and goes on when that is back', async () => {
      const { code, stdout } = await demo('--outage');
      expectInOrder(stdout, [
        '✓ The property registry is down',
        '✓ Consent signed and given: ',
        '✓ The case waits',
        'checking-ownership',
        'waits for   registry: property',
        '✓ The case went on by itself',
        'closed, registered',
        'As the scenario says: registered.',
      ]);
      expect(code).toBe(0);
      const faults = await createRegistriesControl(stack.registries).call('GET', '/faults');
      expect(await faults.json(), 'nothing stays broken').toEqual({ data: [] });
    });

    test('--decline and several at once, for programs: an object a case, each with its own people', async () => {
      const { code, stdout } = await demo('--scenario', 'renter-one-owner', '--decline', '--json', '--count', '3');
      const performances = stdout
        .trim()
        .split('\n')
        .map((line) => performanceSchema.parse(JSON.parse(line)));
      expect(code).toBe(0);
      expect(performances.map((performance) => performance.case?.outcome)).toEqual(Array(3).fill('declined'));
      expect(new Set(performances.map((performance) => performance.case?.caseId)).size).toBe(3);
      for (const { events } of performances) expect(events.at(-1)).toMatchObject({ type: 'consent-declined' });
    });

    test('--list names what the registries have ready', async () => {
      const { code, stdout } = await demo('--list');
      const scenarios = await createRegistriesControl(stack.registries).listScenarios();
      expectInOrder(
        stdout,
        scenarios.flatMap(({ name, says }) => [name, says]),
      );
      expect(code).toBe(0);
    });

    test('what it can’t play it says, and fails', async () => {
      const { code, stderr } = await demo('--scenario', 'castle');
      expect(stderr).toContain('There is no scenario "castle".');
      expect(code).toBe(1);
    });
  });
}
