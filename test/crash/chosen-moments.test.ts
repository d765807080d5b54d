import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { trusted } from 'mongoose';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createApiClient } from '../support/api-client.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { setChip } from '../support/chips.ts';
import { startProcessStack } from '../support/process-stack.ts';
import { nothingTold } from './case-steps.ts';
import { listEffects } from './effects.ts';
import { kill } from './kill-servers.ts';
import { delayAnswer, lockCaseFile, type Obstacle } from './moments/hold.ts';
import { type Act, finish, type Moment } from './moments/moment.ts';
import { OF_LEAVING } from './moments/of-leaving.ts';
import { OF_MOVING } from './moments/of-moving.ts';
import { OF_STAYING } from './moments/of-staying.ts';
import { createPersistence } from './persistence.ts';
import { settle, withSources } from './settle.ts';
import type { Sources } from './take-traces.ts';

const MOMENTS: readonly (readonly [string, Moment])[] = Object.entries({ ...OF_STAYING, ...OF_MOVING, ...OF_LEAVING });

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
const { apiUrl } = stack;
const control = createRegistriesControl(stack.registriesUrl);
const persistence = createPersistence(120_000);
const stage = { api: createApiClient(apiUrl), apiUrl, control, persistence, told };

const POLL_MS = 5;

/** The person's cases, oldest first. */
const casesOf = async ({ models }: Sources, { scenario }: Act): Promise<readonly string[]> => {
  const found = await models.cases
    .find({ registrantIins: scenario.registrant }, { _id: 1 })
    .sort({ openedAt: 1 })
    .lean();
  return found.map(({ _id }) => _id);
};

/** The cases of the person in which the moment has shown, oldest first, as often as it has. */
async function shownIn(sources: Sources, act: Act, shown: Moment['shown']): Promise<readonly string[]> {
  const caseIds = await casesOf(sources, act);
  if (typeof shown === 'string') {
    const filter = { caseId: trusted({ $in: [...caseIds] }), 'fact.type': shown };
    const events = await sources.models.events.find(filter, { caseId: 1 }).sort({ at: 1 }).lean();
    return events.map(({ caseId }) => caseId);
  }
  const effects = await Promise.all(
    caseIds.map(async (key) => (await listEffects(control, { registry: shown.effectOf, key })).map(() => key)),
  );
  return effects.flat();
}

/** How often the workflow of a case has recorded anything. */
async function countRecords({ client }: Sources, caseId: string): Promise<number> {
  const { events } = await client.workflow.getHandle(caseId).fetchHistory();
  return (events ?? []).filter(({ workflowTaskCompletedEventAttributes: completed }) => completed).length;
}

/** Puts what the moment needs in the way of its step. */
async function obstruct(sources: Sources, { holds }: Moment, caseId: string): Promise<Obstacle> {
  return holds.fault === null ? lockCaseFile(sources, caseId) : delayAnswer(control, holds.fault);
}

/** What is under way in the worker is over by then. */
const SOON_MS = 3_000;

async function isSoonSo(isSo: () => Promise<boolean>): Promise<boolean> {
  const giveUpAt = performance.now() + SOON_MS;
  while (performance.now() < giveUpAt) {
    if (await isSo()) return true;
    await pause(POLL_MS);
  }
  return false;
}

interface Killed {
  /** How the worker ended. */
  readonly signal: string | null;
  /** Whether the workflow knew of the step by then, as far as the moment makes that certain. */
  readonly wasRecorded: boolean;
  /** The outcomes of the person's cases, once a new worker has carried them on. */
  readonly ending: Promise<unknown>;
}

interface Prepared {
  readonly act: Act;
  /** Empty where there is no case yet. */
  readonly caseId: string;
}

/** Leads a case to the step before its moment. */
async function prepare({ scenario: name, hasChip, before }: Moment): Promise<Prepared> {
  const scenario = await control.takeScenario(name);
  await setChip(control, scenario.registrant, hasChip === true);
  const act = { stage, scenario, other: await control.takeScenario(name), key: randomUUID() };
  return { act, caseId: (await before?.(act)) ?? '' };
}

/** Lets the moment come, kills the worker in it, and starts a new one. */
async function killIn(sources: Sources, moment: Moment, { act, caseId }: Prepared): Promise<Killed> {
  const { justBefore, holds, step, shown } = moment;
  await justBefore?.(act, caseId);
  const records = caseId === '' ? 0 : await countRecords(sources, caseId);
  const past = await shownIn(sources, act, shown);
  let obstacle = await obstruct(sources, moment, caseId);
  const stepping = step(act, caseId);
  stepping.catch(() => {}); // It is looked at below, when the worker is back.
  const hasShown = async (): Promise<boolean> => (await shownIn(sources, act, shown)).length > past.length;
  const engine = stack.servers.temporal.pid();
  while (holds.kind === 'engine-stops') {
    await obstacle.met();
    process.kill(engine, 'SIGSTOP');
    await obstacle.remove();
    if (await isSoonSo(hasShown)) break;
    // Somebody else has met it: a case of another moment on its way to its end.
    process.kill(engine, 'SIGCONT');
    obstacle = await obstruct(sources, moment, caseId);
  }
  while (!(await hasShown())) await pause(POLL_MS);
  const { signal } = await kill(stack, 'worker');
  process.kill(engine, 'SIGCONT');
  const reached = (await shownIn(sources, act, shown)).at(-1) ?? '';
  const wasRecorded = holds.kind !== 'reply-lost' && (await countRecords(sources, reached)) !== records;
  await control.clearFaults();
  await stack.servers.worker.restart();
  const ending = stepping.then(async () =>
    Promise.all((await casesOf(sources, act)).map((reachedCase) => finish(act, reachedCase))),
  );
  ending.catch(() => {}); // Awaited when all moments have passed.
  return { signal, wasRecorded, ending };
}

describe('a worker killed with kill -9 at the moment when a step has had its effect and the workflow does not know', () => {
  test('finds everything again: every case comes to its end, once', async () => {
    const violations = await withSources(stack, async (sources) => {
      const endings: (readonly [string, Moment, Promise<unknown>])[] = [];
      // All at once, before the first kill: a worker that has just started takes its time.
      const prepared = await Promise.all(
        MOMENTS.map(async ([name, moment]) => ({ name, moment, ...(await prepare(moment)) })),
      );
      for (const { name, moment, ...stands } of prepared) {
        const { signal, wasRecorded, ending } = await killIn(sources, moment, stands);
        expect({ name, signal, wasRecorded }).toEqual({ name, signal: 'SIGKILL', wasRecorded: false });
        endings.push([name, moment, ending]);
      }
      for (const [name, { outcomes = ['registered'] }, ending] of endings) {
        expect(await ending, name).toEqual(outcomes);
      }
      return settle(sources, told);
    });
    expect(violations).toEqual([]);
    const cases = MOMENTS.flatMap(([, { outcomes = ['registered'] }]) => outcomes);
    expect(told.accepted.size).toBe(cases.length);
  });
});
