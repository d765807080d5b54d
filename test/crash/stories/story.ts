import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { ApiBody } from '../../support/api-client.ts';
import type { Scenario } from '../../../cli/registries-control.ts';
import type { Dice } from '../../../registries/synthetic/dice.ts';
import { answerAll, fileAccepted, type Filing, type Stage, untilClosed, untilSettled } from '../case-steps.ts';

/** What the people of one play do, whatever is killed meanwhile. */
export interface Story {
  /** The situations with one of which it begins. */
  readonly scenarios: readonly [string, ...string[]];
  /** Further situations whose people or dwellings it needs. */
  readonly guests?: readonly string[];
  /** Whether the registrant's card has a chip; left out: as chance has it. */
  readonly hasChip?: boolean;
  /** @throws {Error} where a case doesn't come out as its people meant it to */
  readonly play: (scene: Scene) => Promise<void>;
}

/** A case as its people left it. */
export interface Ending {
  readonly caseId: string;
  readonly service: string;
  readonly stage: string;
  readonly outcome: string | null;
}

/** One play with its people. */
export interface Scene {
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly guests: readonly Scenario[];
  /** Begins every idempotency key of the play. */
  readonly key: string;
  readonly dice: Dice;
  /** The longest that somebody thinks at a time; the case is in flight meanwhile. */
  readonly thinkMs: number;
  /** Filled as the cases of the play come to their end. */
  readonly endings: Ending[];
}

export const think = ({ dice, thinkMs }: Scene): Promise<void> => pause(dice.below(thinkMs));

export function guestOf({ guests }: Scene, number = 0): Scenario {
  const guest = guests[number];
  if (guest === undefined) throw new Error('the play has no such guest');
  return guest;
}

/** The owner of a situation that has one owner. */
export function ownerOf({ consenters }: Pick<Scenario, 'consenters'>): string {
  const iin = consenters[0]?.iin;
  if (iin === undefined) throw new Error('the situation has no owner to ask');
  return iin;
}

/** Files once somebody has thought about it. `name` tells the applications of one play apart. */
export async function apply(scene: Scene, filing: Filing = scene.scenario, name = 'first'): Promise<string> {
  await think(scene);
  const caseId = await fileAccepted(scene.stage, filing, `${scene.key}-${name}`);
  await think(scene);
  return caseId;
}

/** All who are asked agree. */
export const agree = (scene: Scene, caseId: string, filing: Filing = scene.scenario): Promise<void> =>
  answerAll(scene.stage, filing, caseId, () => think(scene));

/** Files, and all who are asked agree. */
export async function applyAndAgree(scene: Scene, filing: Filing = scene.scenario, name = 'first'): Promise<string> {
  const caseId = await apply(scene, filing, name);
  await agree(scene, caseId, filing);
  return caseId;
}

const seenSchema = z.looseObject({ service: z.string(), stage: z.string(), outcome: z.string().nullable() });

function note({ endings }: Scene, caseId: string, body: ApiBody): ApiBody {
  const { service, stage, outcome } = seenSchema.parse(body);
  endings.push({ caseId, service, stage, outcome });
  return body;
}

/** Reads a case once nothing happens to it by itself any more; a stay that goes on is as it should be. */
export const settled = async (scene: Scene, caseId: string): Promise<ApiBody> =>
  note(scene, caseId, (await untilSettled(scene.stage, caseId)).body);

export const closed = async (scene: Scene, caseId: string): Promise<ApiBody> =>
  note(scene, caseId, (await untilClosed(scene.stage, caseId)).body);

/** How a case came out, as scenarios say it: for everybody, or for each. */
const resultOf = ({ outcome, refusal }: Pick<ApiBody, 'outcome' | 'refusal'>): string =>
  refusal ? `${outcome} (${refusal.ground})` : String(outcome);

const wantedOf = ({ outcome, ground }: Scenario['expect']): string =>
  ground === null ? String(outcome) : `${outcome} (${ground})`;

export function expectResult(body: ApiBody, wanted: string): void {
  const result = resultOf(body);
  if (result !== wanted) throw new Error(`${body.caseId} came out as ${result}, not as ${wanted}`);
}

/** Each of several people has a result of their own (R23). */
export function expectResults({ caseId, people = [] }: ApiBody, wanted: readonly string[]): void {
  const results = people.map(resultOf);
  if (results.join() !== wanted.join())
    throw new Error(`in ${caseId} people came out as ${results.join()}, not as ${wanted.join()}`);
}

export function expectAsTheScenarioSays(body: ApiBody, { expect, people }: Scenario): void {
  expectResult(body, wantedOf(expect));
  if (people !== undefined) expectResults(body, people.map(wantedOf));
}

const stayingSchema = z.looseObject({ stay: z.object({ ended: z.object({ how: z.string() }).nullable() }) });

/** How a stay has ended; `null`: it goes on (R20). */
export function expectStayEnded(body: ApiBody, how: string | null): void {
  const ended = stayingSchema.parse(body).stay.ended?.how ?? null;
  if (ended !== how) throw new Error(`the stay of ${body.caseId} has ended by ${ended}, not by ${how}`);
}
