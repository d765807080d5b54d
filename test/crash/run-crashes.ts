import { createApiClient } from '../support/api-client.ts';
import { createRegistriesControl, type RegistriesControl, type Scenario } from '../../cli/registries-control.ts';
import { setChip } from '../support/chips.ts';
import type { ProcessStack } from '../support/process-stack.ts';
import { nothingTold } from './case-steps.ts';
import { killServers, type Killing, type KillingOptions } from './kill-servers.ts';
import { createPersistence, type Wait } from './persistence.ts';
import { settle, withSources } from './settle.ts';
import { type PlayPlan, planPlays } from './stories/catalogue.ts';
import type { Ending, Scene } from './stories/story.ts';

export interface CrashRun {
  readonly seed: number;
  /** How many stories are played; a story has one case or several. */
  readonly plays: number;
  /** The longest that somebody in a case thinks at a time. */
  readonly thinkMs: number;
  /** How long a client goes on asking: while servers are being killed, and longer than recovery takes after that. */
  readonly patienceMs: number;
  readonly killing: Omit<KillingOptions, 'seed'>;
  readonly onEnding?: (done: number) => void;
}

export interface Played {
  readonly name: string;
  /** How its cases were left. */
  readonly endings: readonly Ending[];
  /** Where a client was left without an answer, or with one that it didn't expect. */
  readonly complaints: readonly string[];
}

export interface CrashReport extends Killing {
  readonly played: readonly Played[];
  /** What the least lucky client waited for, kills included. */
  readonly longestWait: Wait;
  /** Offences against the invariants, once everything has had the time to settle. */
  readonly violations: readonly string[];
}

/** Plays stories while servers are being killed, then looks at what is left. */
export async function runCrashes(stack: ProcessStack, run: CrashRun): Promise<CrashReport> {
  const told = nothingTold();
  const control = createRegistriesControl(stack.registriesUrl);
  const stage = {
    api: createApiClient(stack.apiUrl),
    apiUrl: stack.apiUrl,
    control,
    persistence: createPersistence(run.patienceMs),
    told,
  };
  const cast = await castPlays(control, run);
  let done = 0;
  const playing = cast.map(async ({ plan, scenario, guests, key }): Promise<Played> => {
    const { name, story, dice } = plan;
    const scene: Scene = { stage, scenario, guests, key, dice, thinkMs: run.thinkMs, endings: [] };
    const complaints = await story.play(scene).then(
      () => [],
      (error: unknown) => [`${name}: ${String(error)}`],
    );
    done += 1;
    run.onEnding?.(done);
    return { name, endings: scene.endings, complaints };
  });
  const killing = await killServers(stack, { ...run.killing, seed: run.seed });
  const played = await Promise.all(playing);
  const longestWait = stage.persistence.longest();
  return {
    ...killing,
    played,
    longestWait,
    violations: await withSources(stack, (sources) => settle(sources, told)),
  };
}

interface Cast extends Pick<Scene, 'scenario' | 'guests' | 'key'> {
  readonly plan: PlayPlan;
}

/** Takes the people of every play before the first kill. */
async function castPlays(control: RegistriesControl, { seed, plays }: CrashRun): Promise<readonly Cast[]> {
  const cast: Cast[] = [];
  for (const [number, plan] of planPlays(seed, plays).entries()) {
    const { guests: wanted = [], hasChip } = plan.story;
    const scenario = await control.takeScenario(plan.scenario);
    if (hasChip !== undefined) await setChip(control, scenario.registrant, hasChip);
    const guests: Scenario[] = [];
    for (const name of wanted) guests.push(await control.takeScenario(name));
    cast.push({ plan, scenario, guests, key: `crash-${seed}-${number}` });
  }
  return cast;
}
