import { Obstacle } from '../obstacle.ts';
import type { Scenario } from '../registries-control.ts';
import type { CaseEvent, CaseFile } from './case-file.ts';
import { type Language, VERDICTS } from './phrases.ts';
import { compare, type Expectation, expectationOf } from './plan.ts';
import { channelOf } from './file-application.ts';
import { playStory } from './play-story.ts';
import type { Setting } from './stage.ts';

/** How one case came out, beside what its scenario promises. */
export interface Performance {
  readonly scenario: string;
  readonly expected: Expectation;
  readonly isAsExpected: boolean;
  /** In one sentence, what came of it. */
  readonly verdict: string;
  /** `null` where the scenario is about a filing that makes no case. */
  readonly case: CaseFile | null;
  readonly events: readonly CaseEvent[];
}

/** Plays a scenario and holds what came of it against what it promises. */
async function perform(setting: Setting, scenario: Scenario): Promise<Performance> {
  const { plan, language, callers, lookUp } = setting;
  const expected = expectationOf(scenario, plan);
  const caller = callers.forChannel(channelOf(scenario), await lookUp.findOffice(scenario.rka));
  const ending = await playStory({ ...setting, ...caller, caller, scenario });
  const comparison = compare(expected, ending);
  return {
    scenario: plan.scenario,
    expected,
    isAsExpected: comparison.isSame,
    verdict: verdictOf(comparison, language),
    ...('problem' in ending ? { case: null, events: [] } : { case: ending.file, events: ending.events }),
  };
}

const verdictOf = ({ expected, actual, isSame }: ReturnType<typeof compare>, language: Language): string =>
  isSame ? `${VERDICTS.asPromised[language]}: ${actual}.` : `${VERDICTS.otherwise[language]}: ${actual} ≠ ${expected}.`;

/** Plays the plan's scenario `count` times at once, each with people of its own; `tell` hears of each when it is over. */
export async function performAll(
  setting: Setting,
  count: number,
  tell: (performance: Performance) => void,
): Promise<readonly Performance[]> {
  const { control, narrator, plan } = setting;
  const known = (await control.listScenarios()).find(({ name }) => name === plan.scenario);
  if (known === undefined) {
    throw new Obstacle(`There is no scenario "${plan.scenario}". \`npm run demo -- --list\` names them all.`);
  }
  narrator.say(`${known.name}: ${known.says}`);
  const scenarios = await control.takeScenarios(plan.scenario, count);
  return Promise.all(
    scenarios.map(async (scenario) => {
      const performance = await perform(setting, scenario);
      tell(performance);
      return performance;
    }),
  );
}

/** One line about how a case came out. */
export const lineFor = ({ isAsExpected, verdict, scenario, case: file }: Performance): string =>
  `${isAsExpected ? '✓' : '✗'} ${file?.caseId ?? scenario}  ${verdict}`;
