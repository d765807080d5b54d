import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findCallers } from '../../cli/callers.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { LANGUAGES } from '../../cli/demo/phrases.ts';
import { bodyOf } from '../../client/create-tirkeu-client.ts';
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
  isAsExpected: z.boolean(),
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
        'waits for       owner: ',
        '✓ Consent signed and given: ',
        '✓ Consent signed and given: ',
        '✓ Ownership confirmed',
        '✓ Registered at the new address',
        '✓ Former address dropped, in the same transaction',
        '✓ The others are told',
        'population registry: ',
        '✓ The address certificate',
        '/v1/certificates/',
        'valid',
        '✓ The audit trail',
        'of Almaty (UTC+5)',
        'registration-committed',
        'As the scenario says: registered.',
      ]);
      expect(code).toBe(0);
      expect(stdout, 'a pipe gets no colours').not.toContain('\u001b');

      const [, caseId = ''] = /case +(\S+)/.exec(stdout) ?? [];
      const { tirkeu } = (await findCallers(stack)).forChannel('portal', undefined);
      const file = await bodyOf(tirkeu.getCase({ caseId }));
      if (file === undefined || !('consents' in file)) throw new Error('the case is shown');
      expect(file.outcome).toBe('registered');
      expect(stdout).toContain(`RKA ${file.formerRka ?? 'none'}`);
      for (const { consenter } of file.consents) expect(stdout).toContain(consenter.name);
    });

    test('at the counter a caseworker attests who came, under their own name', async () => {
      const { code, stdout } = await demo('--scenario', 'counter-minor-owner');
      expectInOrder(stdout, [
        'channel         counter',
        'in person, ',
        'in person, ',
        'As the scenario says: registered.',
      ]);
      expect(code).toBe(0);
    });

    test('a refusal comes with its ground, its rule and its words in three languages', async () => {
      const { code, stdout } = await demo('--scenario', 'deceased', '--language', 'kk');
      const { ground, rule, text } = refusalFor('registrant-deceased');
      expectInOrder(stdout, ['✓ Өтініш берілді', '✓ Бас тартылды', ground, rule]);
      for (const language of LANGUAGES) expect(stdout).toContain(text[language]);
      expect(code).toBe(0);
    });

    test('a case in review shows what a caseworker may do, and goes on when one does', async () => {
      const { code, stdout } = await demo('--scenario', 'arrested-dwelling');
      expectInOrder(stdout, [
        '✓ A caseworker has to decide',
        'waits for       caseworker',
        'unclear         arrest',
        '/review',
        'npm run --silent token -- ',
        '✓ The caseworker has decided: approve',
        '✓ Ownership confirmed',
        'As the scenario says: registered.',
      ]);
      expect(code).toBe(0);
    });

    test('without a decision a review is left to whoever reads how to decide it', async () => {
      const { code, stdout } = await demo('--scenario', 'deceased-owner', '--review', 'leave');
      expectInOrder(stdout, ['unclear         the owner has died: ', 'As the scenario says: in-review.']);
      expect(code).toBe(0);
    });

    test('a stay tells until which day, leaves the permanent residence, and can be ended early (R20)', async () => {
      const { code, stdout } = await demo('--scenario', 'temporary-stay', '--language', 'ru', '--end-early');
      expectInOrder(stdout, [
        'срок            6 мес.',
        '✓ Временное пребывание зарегистрировано',
        'закончится само в последний день',
        '✓ Постоянный адрес не изменился',
        '✓ Адресная справка',
        '✓ Пребывание окончено досрочно: registrant',
        'stay-ended',
        'Как в сценарии: registered.',
      ]);
      expect(code).toBe(0);
    });

    test('a withdrawal tells whom it concerns, and each of several with their own result (R23)', async () => {
      const { code, stdout } = await demo('--scenario', 'withdrawal-of-family');
      expectInOrder(stdout, [
        '✓ Those who are to be withdrawn are told',
        '✓ Who must confirm',
        '✓ Ownership confirmed',
        'certificate     RC-',
        '✓ Withdrawn from the dwelling',
        'registered nowhere',
        '✓ Each with their own result',
        'registrant-owns-share, R23',
        'As the scenario says: withdrawn (withdrawn, withdrawn, refused: registrant-owns-share).',
      ]);
      expect(code).toBe(0);
    });

    test('--object: a caseworker decides over the objection of somebody who is to be withdrawn (R23)', async () => {
      const { code, stdout } = await demo('--scenario', 'owner-withdrawal', '--object', '--review', 'refuse');
      expectInOrder(stdout, [
        '✓ Somebody objects: ',
        '✓ A caseworker has to decide',
        'unclear         objection: ',
        'objection-upheld',
        'As the scenario says: refused: objection-upheld.',
      ]);
      expect(code).toBe(0);
    });

    test('a departure closes every residence (R24)', async () => {
      const { code, stdout } = await demo('--scenario', 'emigrant', '--language', 'kk');
      expectInOrder(stdout, [
        'құжат           DEP-',
        '✓ Барлық тіркеу жабылды',
        'ешқайда тіркелмеген',
        'Сценарийдегідей',
      ]);
      expect(code).toBe(0);
    });

    test('what makes no case is told with the code of the problem', async () => {
      const { code, stdout } = await demo('--scenario', 'hotel-by-employee');
      expectInOrder(stdout, ['✓ The application is not accepted', '422 signature-rejected', 'wrong-role']);
      expect(code).toBe(0);
    });

    test('--outage: the case says that it waits for the property registry, and goes on when that is back', async () => {
      const { code, stdout } = await demo('--outage');
      expectInOrder(stdout, [
        '✓ The property registry is down',
        '✓ Consent signed and given: ',
        '✓ The case waits',
        'checking-ownership',
        'waits for       registry: property',
        '✓ The case went on by itself',
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

    test('--list names what the registries have ready, below the service that it is for', async () => {
      const { code, stdout } = await demo('--list');
      const scenarios = await createRegistriesControl(stack.registries).listScenarios();
      expectInOrder(
        stdout,
        scenarios.flatMap(({ name, says }) => [name, says]),
      );
      const services = new Set(scenarios.map(({ service }) => `\n${service}: `));
      expectInOrder(stdout, [...services]);
      expect(code).toBe(0);
    });

    test('what it can’t play it says, and fails', async () => {
      const { code, stderr } = await demo('--scenario', 'castle');
      expect(stderr).toContain('There is no scenario "castle".');
      expect(code).toBe(1);
    });
  });
}
