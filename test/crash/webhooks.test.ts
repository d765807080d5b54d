import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createApiClient } from '../support/api-client.ts';
import { createRegistriesControl, type Scenario } from '../../cli/registries-control.ts';
import { fileScenario } from '../support/case-actions.ts';
import { webhookBodies } from '../../domain/webhooks.ts';
import { createCaseHistories } from '../../store/case-histories.ts';
import { type ProcessStack, startProcessStack } from '../support/process-stack.ts';
import { isGenuine, type Received, startReceiver } from '../support/webhook-receiver.ts';
import { createPersistence } from './persistence.ts';
import { withSources } from './settle.ts';

/** `TIRKEU_WEBHOOK_EVENTS=1000` is the long run. */
const EVENTS = Number(process.env['TIRKEU_WEBHOOK_EVENTS'] ?? 60);
/** What a case without consenters is known to make; if it is less one day, the last test says so. */
const EVENTS_OF_A_CASE = 5;
const KILLS = EVENTS < 500 ? 4 : 10;
/** Long enough that a case is on its way, short enough that it isn't over. */
const MOMENT_MS = 700;
const SUBSCRIBERS = 3;

const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-webhooks-'));
const stack = await startProcessStack({
  folder,
  executables: inject('executables'),
  workflowBundle: inject('workflowBundle'),
});
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

const api = createApiClient(stack.apiUrl);
const control = createRegistriesControl(stack.registriesUrl);
const persistence = createPersistence(4 * 60_000);
const createdSchema = z.object({ secret: z.string() });

/** The worker tells and delivers, the api subscribes and files, and the change stream comes from MongoDB. */
const VICTIMS = ['worker', 'api', 'mongodb'] as const;

/** Kills them in turn, each a moment after `begin` has begun something new. */
async function killInTurn(
  { servers }: ProcessStack,
  begin: (turn: number) => void,
): Promise<readonly (string | null)[]> {
  const signals: (string | null)[] = [];
  for (let turn = 0; turn < KILLS; turn += 1) {
    begin(turn);
    await pause(MOMENT_MS);
    const server = servers[VICTIMS[turn % VICTIMS.length] ?? 'worker'];
    signals.push((await server.kill9()).signal);
    await server.restart();
  }
  return signals;
}

const nameOf = (type: string, revision: number | undefined): string => `${revision}/${type}`;

/** A case's messages as a receiver got them, repeats included. */
const ofCase = (received: readonly Received[], caseId: string): readonly string[] =>
  received.filter((message) => message.caseId === caseId).map(({ type, revision }) => nameOf(type, revision));

describe(`while ${EVENTS} events flow to ${SUBSCRIBERS} subscribers and worker, api and MongoDB are killed`, () => {
  test('every message arrives at least once, each case’s in order and without a gap', async () => {
    const receivers = await Promise.all(Array.from({ length: SUBSCRIBERS }, () => startReceiver()));
    const secrets: string[] = [];
    for (const { url } of receivers) {
      const { body } = await api.send('POST', '/v1/webhooks', { url });
      secrets.push(createdSchema.parse(body).secret);
    }
    const scenarios = await control.takeScenarios('sole-owner', Math.ceil(EVENTS / EVENTS_OF_A_CASE));
    const play = async (scenario: Scenario, index: number): Promise<string> => {
      await pause(Math.random() * 2 * MOMENT_MS);
      const key = `webhooks-${index}`;
      const filed = await persistence.answerTo(key, () => fileScenario({ api, control }, scenario, { key }));
      const caseId = z.uuid().parse(filed.body.caseId);
      const isClosed = async () => (await api.getCase(caseId)).body.stage === 'closed' || undefined;
      await persistence.until(`${caseId} closed`, isClosed);
      return caseId;
    };
    const playing: Promise<string>[] = [];
    const signals = await killInTurn(stack, (turn) => {
      for (const [index, scenario] of scenarios.entries()) {
        if (index % KILLS === turn) playing.push(play(scenario, index));
      }
    });
    expect(signals).toEqual(Array.from({ length: KILLS }, () => 'SIGKILL'));
    const caseIds = await Promise.all(playing);

    const histories = await withSources(stack, ({ models }) => createCaseHistories(models).eventsOf(caseIds));
    expect([...histories.values()].flat().length).toBeGreaterThanOrEqual(EVENTS);
    for (const [caseId, events] of histories) {
      const told = webhookBodies(events).map(({ type, data }) => nameOf(type, data.revision));
      for (const { received } of receivers) {
        await persistence.until(
          `${caseId} told`,
          async () => ofCase(received, caseId).includes(told.at(-1) ?? '') || undefined,
        );
        const places = ofCase(received, caseId).map((name) => told.indexOf(name));
        expect([...new Set(places)]).toEqual(told.map((_, place) => place));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }
    for (const [index, { received }] of receivers.entries()) {
      expect(received.filter((message) => !isGenuine(secrets[index] ?? '', message))).toEqual([]);
      const repeats = received.length - new Set(received.map(({ id }) => id)).size;
      // Only what was on its way when its worker died comes twice.
      expect(repeats).toBeLessThanOrEqual(received.length / 2);
    }
  });
});
