import { createDice, type Dice } from '../../../registries/synthetic/dice.ts';
import { AT_ONCE } from './at-once.ts';
import { LEAVING } from './leaving.ts';
import { MOVING } from './moving.ts';
import { STAYING } from './staying.ts';
import type { Story } from './story.ts';

/** Every story by its name. */
const STORIES: ReadonlyMap<string, Story> = new Map<string, Story>(
  Object.entries({ ...MOVING, ...STAYING, ...LEAVING, ...AT_ONCE }),
);

export interface PlayPlan {
  readonly name: string;
  readonly story: Story;
  readonly scenario: string;
  /** How long its people think, each time. */
  readonly dice: Dice;
}

/** Plans for `count` plays: every story in turn, so that none is left out, in one of its situations by the seed. */
export function planPlays(seed: number, count: number): readonly PlayPlan[] {
  const stories = [...STORIES];
  return Array.from({ length: count }, (_, number) => {
    const dice = createDice(seed, 0, number);
    const planned = stories[number % stories.length];
    if (planned === undefined) throw new Error('there are no stories');
    const [name, story] = planned;
    return { name, story, scenario: dice.pick(story.scenarios), dice };
  });
}
