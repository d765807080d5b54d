import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createChangedRecords, numberOf } from './changed-records.ts';
import { createDecidedOrders, type DecidedOrders } from './decided-orders.ts';
import { createEffects, type Effects } from './effects.ts';
import { registryEvent, type RegistryEvent } from './events.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import { createHandedOut, type HandedOut } from './handed-out.ts';
import { openJournal } from './journal.ts';
import { residencesIn, type Resident } from './residents.ts';
import { SCENARIOS } from './scenarios/catalogue.ts';
import type { Situation } from './scenarios/scenario.ts';
import { createSentPasswords, type SentPasswords } from './sent-passwords.ts';
import { createCast, type Household } from './synthetic/cast.ts';
import { hashOf } from './synthetic/dice.ts';
import type { DwellingRecord, PersonRecord } from './synthetic/records.ts';
import { createTown } from './synthetic/town.ts';
import { createWorld, type World } from './synthetic/world.ts';

export interface StateOptions {
  readonly dataFolder: string;
  readonly seed: string;
  /** People in the town; rounded up to whole households. */
  readonly size: number;
  readonly now: () => Date;
}

/** All that the registries know. Reads are computed from numbers; what changed is kept in memory and in the journal. */
export interface State {
  /** Writes an event down and makes it true, in this order. */
  record(event: RegistryEvent): void;
  readonly effects: Effects;
  readonly faults: FaultPlan;
  readonly orders: DecidedOrders;
  readonly handedOut: HandedOut;
  readonly passwords: SentPasswords;
  readonly findAddress: World['findAddress'];
  readonly findOrganisation: World['findOrganisation'];
  findPerson(iin: string): PersonRecord | undefined;
  findDwelling(rka: string): DwellingRecord | undefined;
  dwellingsOf(owner: string): DwellingRecord[];
  /**
   * Everybody alive who is registered in a dwelling. As the world was made, all of them belong to the dwelling's household;
   * whoever came from elsewhere is a changed record. So this costs the same in a town of a million as in a village.
   */
  residentsOf(rka: string): Resident[];
  /** A scenario household as it was made; `undefined` for an unknown scenario. */
  stage(scenario: string, household: number, day: number): { household: Household; situation: Situation } | undefined;
  /** The n-th household of the town. */
  townHousehold(household: number): Household | undefined;
  readonly now: () => Date;
  /** The population's seed as a number. */
  readonly seed: number;
  close(): void;
}

/** @throws Error where the folder belongs to another seed or the journal is damaged */
export function openState({ dataFolder, seed, size, now }: StateOptions): State {
  mkdirSync(dataFolder, { recursive: true });
  const journal = openJournal(join(dataFolder, 'journal.jsonl'));
  const changed = createChangedRecords();
  const effects = createEffects();
  const faults = createFaultPlan();
  const handedOut = createHandedOut();
  const orders = createDecidedOrders();
  const passwords = createSentPasswords();
  const apply = (event: RegistryEvent) => {
    for (const part of [changed, effects, faults, handedOut, orders, passwords]) part.apply(event);
  };
  const record = (event: RegistryEvent) => {
    journal.append(event);
    apply(event);
  };

  let founded = false;
  for (const line of journal.read()) {
    const event = registryEvent.parse(line);
    if (event.type === 'founded' && event.seed !== seed) {
      throw new Error(`${dataFolder} holds the population of seed "${event.seed}", not "${seed}": use another folder`);
    }
    founded = true;
    apply(event);
  }
  if (!founded) record({ type: 'founded', seed });

  const seedNumber = hashOf(seed);
  const town = createTown(size, seedNumber);

  const stage: State['stage'] = (name, household, day) => {
    const scenario = SCENARIOS.get(name);
    if (scenario === undefined) return undefined;
    const cast = createCast({ space: 'scenario', household }, day, seedNumber);
    return { situation: scenario.stage(cast), household: cast };
  };

  const world = createWorld(seedNumber, {
    town,
    scenario: {
      anchorDayOf: (household) => handedOut.find(household)?.day,
      make: (household) => {
        const origin = handedOut.find(household);
        return origin && stage(origin.scenario, household, origin.day)?.household;
      },
    },
  });

  const findPerson = (iin: string) => changed.findPerson(iin) ?? world.findPerson(iin);
  const findDwelling = (rka: string) => changed.findDwelling(rka) ?? world.findDwelling(rka);

  return {
    record,
    effects,
    faults,
    handedOut,
    orders,
    passwords,
    findDwelling,
    stage,
    now,
    seed: seedNumber,
    findAddress: (rka) => world.findAddress(rka),
    findOrganisation: (bin) => world.findOrganisation(bin),
    findPerson,
    dwellingsOf: (owner) => {
      const rkas = [...world.dwellingsAround(owner).map(({ rka }) => rka), ...changed.dwellingsOf(owner)];
      return [...new Set(rkas)]
        .flatMap((rka) => findDwelling(rka) ?? [])
        .filter(({ owners }) => owners.some((candidate) => numberOf(candidate) === owner));
    },
    residentsOf: (rka) => {
      const iins = [...world.peopleAround(rka).map(({ iin }) => iin), ...changed.peopleAt(rka)];
      return [...new Set(iins)].flatMap((iin) => residencesIn(rka, findPerson(iin)));
    },
    townHousehold: (household) => town.make(household),
    close: () => journal.close(),
  };
}
