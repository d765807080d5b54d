import { randomInt, randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { trusted } from 'mongoose';
import { expect, test } from 'vitest';
import { SERVICES } from '../../domain/application.ts';
import { asEvent, findCase } from '../../store/writer.ts';
import { openStore } from '../store/open-store.ts';
import { createClock } from './clock.ts';
import { createImaginaryRegistries } from './imaginary-registries.ts';
import { type Aftermath, findOffences } from './ledger-laws.ts';
import { createMutex } from './mutex.ts';
import { MISHAPS, playCase } from './play-case.ts';
import { createSmallWorld, PLACES, START } from './small-world.ts';

const store = await openStore();

/** Races side by side, so that the machine is never idle; each lane has a seed of its own, one after the other. */
const LANES = 8;
/** A thousand take a minute or two; `TIRKEU_RACES=10000` is for a quiet evening. */
const RACES_IN_A_LANE = Math.ceil(Number(process.env['TIRKEU_RACES'] ?? 1000) / LANES);
const TIMEOUT_MS = 60 * 60_000;
const SEED = Number(process.env['TIRKEU_RACES_SEED'] ?? randomInt(2 ** 31 - LANES));

const race = fc.record({
  cases: fc.array(
    fc.record({
      service: fc.constantFrom(...SERVICES),
      place: fc.constantFrom(...PLACES),
      staysUntil: fc.constantFrom('last-day', 'early'),
      objects: fc.boolean(),
      mishaps: fc.array(fc.constantFrom(...MISHAPS), { maxLength: 6 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  /** Whether each step is over before the next begins, so that only their order varies; else they overlap. */
  isOrderly: fc.boolean(),
  isObjectionHeard: fc.boolean(),
  delaysMs: fc.array(fc.constantFrom(0, 30), { maxLength: 5 }),
});

type Race = typeof race extends fc.Arbitrary<infer Plan> ? Plan : never;

let worlds = 0;

/** Runs all cases of one person at once and reads what they leave. */
async function runRace(
  scheduler: fc.Scheduler,
  { cases, isOrderly, isObjectionHeard, delaysMs }: Race,
): Promise<Aftermath> {
  worlds += 1;
  const world = createSmallWorld(worlds);
  const turn = async (name: string): Promise<void> => {
    await scheduler.schedule(Promise.resolve(), name);
  };
  const policy = { objectionPeriodDays: isObjectionHeard ? 30 : 0 };
  const { dependencies, told } = createImaginaryRegistries(store, world, turn, { policy, delaysMs });
  const mutex = createMutex();
  const takeStep = async (name: string): Promise<() => void> => {
    await turn(name);
    return isOrderly ? mutex.lock() : () => undefined;
  };
  const stage = { dependencies, clock: createClock(START), takeStep };
  const played = cases.map(async ({ service, place, ...plan }) => {
    const caseId = randomUUID();
    await playCase(stage, { ...plan, caseId, application: world.applicationFor(service, place) });
    return caseId;
  });
  const caseIds = await scheduler.waitFor(Promise.all(played));
  const found = await Promise.all(caseIds.map((caseId) => findCase(store.models, caseId)));
  const events = await store.models.events
    .find({ caseId: trusted({ $in: caseIds }) })
    .sort({ seq: 1 })
    .lean();
  const { iin, registeredAt } = world.person;
  return {
    residences: await store.models.residences.find({ iin }).lean(),
    cases: found.filter((state) => state !== undefined),
    trails: new Map(caseIds.map((caseId) => [caseId, events.filter((event) => event.caseId === caseId).map(asEvent)])),
    told,
    registeredAt: registeredAt?.rka ?? null,
  };
}

const runLane = (seed: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), race, async (scheduler, plan) => {
      const aftermath = await runRace(scheduler, plan);
      expect(findOffences(aftermath)).toEqual([]);
    }),
    // Not shrunk: what overlaps in the store can't be run again in the very same way.
    { seed, numRuns: RACES_IN_A_LANE, endOnFailure: true },
  );

test(
  `${LANES * RACES_IN_A_LANE} races of withdrawals, stays, moves and departures of one person keep the ledger’s laws (R19, R20, R23, R24), seeds from ${SEED}`,
  { timeout: TIMEOUT_MS },
  async () => {
    const lanes = Array.from({ length: LANES }, (_, lane) => runLane(SEED + lane));
    await expect(Promise.all(lanes)).resolves.toHaveLength(LANES);
  },
);
