import { createApiClient } from '../../cli/api-client.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { killServers, type Killing, type KillingOptions } from './kill-servers.ts';
import { settle, withSources } from './settle.ts';
import { createPersistence } from './persistence.ts';
import { nothingTold } from './case-steps.ts';
import { playCase, type Ending, type Part } from './play-case.ts';
import type { ProcessStack } from '../support/process-stack.ts';
import { OUTCOMES, planCases, type Story } from './stories.ts';

export interface CrashRun {
  readonly seed: number;
  readonly cases: number;
  /** The longest that somebody in a case thinks at a time. */
  readonly thinkMs: number;
  /** How long a client goes on asking: while servers are being killed, and longer than recovery takes after that. */
  readonly patienceMs: number;
  readonly killing: Omit<KillingOptions, 'seed'>;
  readonly onEnding?: (done: number) => void;
}

export interface Played {
  readonly story: Story;
  /** Absent where the client was left without an answer, or with one that it didn't expect. */
  readonly ending?: Ending;
  readonly complaint?: string;
}

export interface CrashReport extends Killing {
  readonly played: readonly Played[];
  /** How long the least lucky client waited for one answer, kills included. */
  readonly longestWaitMs: number;
  /** Offences against the invariants, once everything has had the time to settle. */
  readonly violations: readonly string[];
}

/** Files cases and plays them while servers are being killed, then looks at what is left. */
export async function runCrashes(stack: ProcessStack, run: CrashRun): Promise<CrashReport> {
  const told = nothingTold();
  const parts = await castParts(stack, run);
  const stage = {
    api: createApiClient(stack.apiUrl),
    control: createRegistriesControl(stack.registriesUrl),
    persistence: createPersistence(run.patienceMs),
    told,
  };
  let done = 0;
  const playing = parts.map(async (part): Promise<Played> => {
    const { story } = part.plan;
    const played = await playCase(stage, part).then(
      (ending) => judge(story, ending),
      (error: unknown) => ({ story, complaint: `${story}: ${String(error)}` }),
    );
    done += 1;
    run.onEnding?.(done);
    return played;
  });
  const killing = await killServers(stack, { ...run.killing, seed: run.seed });
  const played = await Promise.all(playing);
  const longestWaitMs = stage.persistence.longestMs();
  return {
    ...killing,
    played,
    longestWaitMs,
    violations: await withSources(stack, (sources) => settle(sources, told)),
  };
}

const judge = (story: Story, ending: Ending): Played => {
  const wanted = OUTCOMES[story];
  if (ending.outcome === wanted) return { story, ending };
  return { story, ending, complaint: `${story}: ${ending.caseId} ended as ${ending.outcome}, not as ${wanted}` };
};

/** Takes the people of every case before the first kill. */
async function castParts(
  { registriesUrl }: ProcessStack,
  { seed, cases, thinkMs }: CrashRun,
): Promise<readonly Part[]> {
  const control = createRegistriesControl(registriesUrl);
  const parts: Part[] = [];
  for (const [number, plan] of planCases(seed, cases).entries()) {
    const scenario = await control.takeScenario(plan.scenario);
    const other = plan.story === 'sell meanwhile' ? await control.takeScenario(plan.scenario) : scenario;
    parts.push({ plan, scenario, other, key: `crash-${seed}-${number}`, thinkMs });
  }
  return parts;
}
