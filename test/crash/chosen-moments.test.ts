import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createApiClient } from '../../cli/api-client.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { nothingTold } from './case-steps.ts';
import { kill } from './kill-servers.ts';
import { type Act, finish, type Moment, MOMENTS } from './moments.ts';
import { createPersistence } from './persistence.ts';
import { settle, withSources } from './settle.ts';
import { startProcessStack } from '../support/process-stack.ts';
import type { Sources } from './take-traces.ts';

const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-crash-'));
const stack = await startProcessStack({
  folder,
  executables: inject('executables'),
  workflowBundle: inject('workflowBundle'),
});
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

const told = nothingTold();
const control = createRegistriesControl(stack.registriesUrl);
const persistence = createPersistence(120_000);
const stage = { api: createApiClient(stack.apiUrl), control, persistence, told };

const POLL_MS = 5;

/** Resolves with the case as soon as the moment has come: what it waits for is in the store, or with the registry. */
async function untilShown(
  { models }: Sources,
  { registrant }: Act['scenario'],
  shown: Moment['shown'],
): Promise<string> {
  for (;;) {
    const found = await models.cases.findOne({ registrantIin: registrant }, { _id: 1 }).lean();
    const caseId = found?._id;
    if (caseId !== undefined && (await isShown(caseId))) return caseId;
    await pause(POLL_MS);
  }

  async function isShown(caseId: string): Promise<boolean> {
    if (typeof shown === 'string') return (await models.events.exists({ caseId, 'fact.type': shown })) !== null;
    const effects = await control.call('GET', `/effects?registry=${shown.effectOf}&key=${caseId}`);
    return !(await effects.text()).includes('"data":[]');
  }
}

/** How often the workflow of a case has recorded anything. */
async function countRecords({ client }: Sources, caseId: string): Promise<number> {
  const { events } = await client.workflow.getHandle(caseId).fetchHistory();
  return (events ?? []).filter(({ workflowTaskCompletedEventAttributes: completed }) => completed).length;
}

interface Killed {
  /** How the worker ended. */
  readonly signal: string | null;
  /** Whether the workflow knew of the step by then, as far as the moment makes that certain. */
  readonly wasRecorded: boolean;
  /** The outcome of the case, once a new worker has carried it on. */
  readonly ending: Promise<unknown>;
}

/** Lets the moment come, kills the worker in it, and starts a new one. */
async function killIn(sources: Sources, moment: Moment): Promise<Killed> {
  const { scenario: name, before, holds, step, shown, freezesEngineAt } = moment;
  const act = {
    stage,
    scenario: await control.takeScenario(name),
    other: await control.takeScenario(name),
    key: randomUUID(),
  };
  const caseId = await before?.(act);
  const records = caseId === undefined ? 0 : await countRecords(sources, caseId);
  await control.putFault(holds);
  const stepping = step(act, caseId ?? '');
  stepping.catch(() => {}); // It is looked at below, when the worker is back.
  const engine = stack.servers.temporal.pid();
  if (freezesEngineAt !== undefined) {
    await untilShown(sources, act.scenario, freezesEngineAt);
    process.kill(engine, 'SIGSTOP');
  }
  const reached = await untilShown(sources, act.scenario, shown);
  const { signal } = await kill(stack, 'worker');
  process.kill(engine, 'SIGCONT');
  const isHeldUp = holds.mode === 'slow' && freezesEngineAt === undefined;
  const wasRecorded = isHeldUp && (await countRecords(sources, reached)) !== records;
  await control.clearFaults();
  await stack.servers.worker.restart();
  const ending = stepping.then(() => finish(act, reached));
  ending.catch(() => {}); // Awaited when all moments have passed.
  return { signal, wasRecorded, ending };
}

describe('a worker killed with kill -9 at the moment when a step has had its effect and the workflow does not know', () => {
  test('finds everything again: every case is registered, once', async () => {
    const violations = await withSources(stack, async (sources) => {
      const endings = new Map<string, Promise<unknown>>();
      for (const [name, moment] of Object.entries(MOMENTS)) {
        const { signal, wasRecorded, ending } = await killIn(sources, moment);
        expect({ name, signal, wasRecorded }).toEqual({ name, signal: 'SIGKILL', wasRecorded: false });
        endings.set(name, ending);
      }
      for (const [name, ending] of endings) expect(await ending, name).toBe('registered');
      return settle(sources, told);
    });
    expect(violations).toEqual([]);
    expect(told.accepted.size).toBe(Object.keys(MOMENTS).length);
  });
});
