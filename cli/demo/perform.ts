import { Obstacle } from '../obstacle.ts';
import type { Scenario } from '../registries-control.ts';
import type { CaseEvent, CaseFile } from './case-file.ts';
import { ServiceNotOffered } from './file-application.ts';
import { differenceFrom, type Expectation, expectationOf } from './plan.ts';
import { playStory } from './play-story.ts';
import type { Stage } from './stage.ts';

/** How one case came out, beside what its scenario promises. */
export interface Performance {
  readonly scenario: string;
  readonly expected: Expectation;
  /** `null`: the api does not offer the service yet, so nothing was tried. */
  readonly isAsExpected: boolean | null;
  /** In one sentence, what came of it. */
  readonly verdict: string;
  readonly case: CaseFile | null;
  readonly events: readonly CaseEvent[];
}

/** Plays a scenario and holds what came of it against what it promises. */
async function perform(stage: Stage, scenario: Scenario): Promise<Performance> {
  const expected = expectationOf(scenario, stage.plan);
  const about = { scenario: stage.plan.scenario, expected };
  try {
    const { file, events } = await playStory(stage, scenario);
    const difference = differenceFrom(expected, file);
    const ended = [file.outcome ?? file.stage, file.refusal?.ground].filter((part) => part !== undefined).join(': ');
    return {
      ...about,
      isAsExpected: difference === undefined,
      verdict: difference ?? `As the scenario says: ${ended}.`,
      case: file,
      events,
    };
  } catch (error) {
    if (!(error instanceof ServiceNotOffered)) throw error;
    return { ...about, isAsExpected: null, verdict: error.message, case: null, events: [] };
  }
}

/** Plays the plan's scenario `count` times at once, each with people of its own; `tell` hears of each when it is over. */
export async function performAll(
  stage: Stage,
  count: number,
  tell: (performance: Performance) => void,
): Promise<readonly Performance[]> {
  const { control, narrator, plan } = stage;
  const known = (await control.listScenarios()).find(({ name }) => name === plan.scenario);
  if (known === undefined) {
    throw new Obstacle(`There is no scenario "${plan.scenario}". \`npm run demo -- --list\` names them all.`);
  }
  narrator.say(`${known.name}: ${known.says}`);
  const scenarios = await control.takeScenarios(plan.scenario, count);
  return Promise.all(
    scenarios.map(async (scenario) => {
      const performance = await perform(stage, scenario);
      tell(performance);
      return performance;
    }),
  );
}

/** One line about how a case came out. */
export const lineFor = ({ isAsExpected, verdict, scenario, case: file }: Performance): string => {
  const mark = isAsExpected === null ? '–' : isAsExpected ? '✓' : '✗';
  return `${mark} ${file?.caseId ?? scenario}  ${verdict}`;
};
