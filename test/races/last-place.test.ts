import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Application, Service } from '../../domain/application.ts';
import { outcomeOf } from '../../domain/case.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { findCase } from '../../store/writer.ts';
import { rkaOf } from '../domain/sample-numbers.ts';
import { openStore } from '../store/open-store.ts';
import { createClock } from './clock.ts';
import { createImaginaryRegistries } from './imaginary-registries.ts';
import { playCase } from './play-case.ts';
import { flatOf, personAt, START } from './small-world.ts';

const store = await openStore();

const RACERS = 100;
const KATO_OF_ASTANA = '710000000';
const M2_PER_PERSON = createPolicyAt()(START).density?.m2PerPerson ?? 0;

/** All of them ask one owner, who has agreed to that. */
const EVERYBODY_ASKS = { requests: { days: 1, person: null, organisation: null } };

let numbers = 0;
const next = (): number => (numbers += 1);
const somebody = (registeredAt: string | null = null): PersonFacts => personAt(next(), registeredAt);

const applicationOf = (service: Service, { iin }: PersonFacts, rka: string): Application => ({
  service,
  channel: 'portal',
  language: 'kk',
  applicant: { iin, capacity: 'self' },
  registrant: { iin },
  dwelling: { rka },
  ...(service === 'temporary-stay' ? { stay: { months: 3, reason: 'studies' } } : {}),
});

/** Resolves for all when the last of so many has come. */
function createBarrier(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let waiting = 0;
  return async () => {
    waiting += 1;
    if (waiting === size) resolve();
    await promise;
  };
}

interface Flat {
  /** How many the flat has room for. */
  readonly places: number;
  /** How many live there already, by the population registry alone, or moved in by cases of ours. */
  readonly livingThere: number;
  readonly knownTo: 'population-registry' | 'ledger';
}

/** All have filed and the owner has consented to all; then they commit at the same moment. */
async function raceForLastPlace(services: readonly Service[], { places, livingThere, knownTo }: Flat) {
  const rka = rkaOf(next());
  const owner = somebody();
  const residents = Array.from({ length: livingThere }, () => somebody(knownTo === 'ledger' ? null : rka));
  const racers = services.map((service) => ({ service, person: somebody(rkaOf(next())) }));
  const world = {
    people: [owner, ...residents, ...racers.map(({ person }) => person)],
    dwellings: [flatOf(rka, [owner], places * M2_PER_PERSON)],
    kato: KATO_OF_ASTANA,
  };
  const { dependencies } = createImaginaryRegistries(store, world, async () => undefined, { policy: EVERYBODY_ASKS });
  const clock = createClock(START);
  const play = async (service: Service, person: PersonFacts, waitToCommit: () => Promise<void>) => {
    const caseId: string = randomUUID();
    const takeStep = async (name: string): Promise<() => void> => {
      if (name.endsWith('commits')) await waitToCommit();
      return () => undefined;
    };
    const application = applicationOf(service, person, rka);
    const stage = { dependencies, clock, takeStep };
    await playCase(stage, { caseId, application, staysUntil: 'never', objects: false, mishaps: [] });
    return caseId;
  };
  if (knownTo === 'ledger') {
    for (const person of residents) await play('permanent-residence', person, async () => undefined);
  }
  const waitForAll = createBarrier(racers.length);
  const caseIds = await Promise.all(racers.map(({ service, person }) => play(service, person, waitForAll)));
  const states = await Promise.all(caseIds.map((caseId) => findCase(store.models, caseId)));
  const ledger = await store.models.residences.find({ rka, current: true }).lean();
  return {
    registered: states.filter((state) => state !== undefined && outcomeOf(state) === 'registered').length,
    grounds: states.flatMap((state) =>
      state?.stage === 'closed' && 'refusal' in state.ending ? [state.ending.refusal.ground] : [],
    ),
    began: ledger.filter(({ openedBy }) => openedBy !== null && caseIds.includes(openedBy)).length,
  };
}

const each = (service: Service, count: number): readonly Service[] => Array<Service>(count).fill(service);

describe('the last place in a flat in Astana', () => {
  test.each(['population-registry', 'ledger'] as const)(
    `goes to exactly one of ${RACERS} who commit at the same moment, where the %s knows the residents (R18)`,
    async (knownTo) => {
      const services = each('permanent-residence', RACERS);
      const { registered, grounds, began } = await raceForLastPlace(services, { places: 3, livingThere: 2, knownTo });
      expect({ registered, began }).toEqual({ registered: 1, began: 1 });
      expect(grounds).toEqual(Array(RACERS - 1).fill('dwelling-too-dense'));
    },
  );

  test('is one place for those who stay and those who move in (R18, R20)', async () => {
    const services = [...each('temporary-stay', 10), ...each('permanent-residence', 10)];
    const flat = { places: 1, livingThere: 0, knownTo: 'ledger' } as const;
    const { registered, grounds } = await raceForLastPlace(services, flat);
    expect(registered).toBe(1);
    expect(grounds).toEqual(Array(services.length - 1).fill('dwelling-too-dense'));
  });

  test('is followed by none: of several places as many are given away as there are (R18)', async () => {
    const services = each('permanent-residence', 20);
    const flat = { places: 7, livingThere: 2, knownTo: 'population-registry' } as const;
    const { registered, grounds } = await raceForLastPlace(services, flat);
    expect({ registered, refused: grounds.length }).toEqual({ registered: 5, refused: 15 });
  });
});
