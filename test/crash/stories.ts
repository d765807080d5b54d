import { createDice, type Dice } from '../../registries/synthetic/dice.ts';

/** What the people of a case do. */
export const STORIES = {
  agree: ['renter-one-owner', 'renter-two-owners', 'co-owner', 'sole-owner', 'newcomer', 'state-tenant', 'hostel'],
  'agree for others': ['teenager-15', 'organisation-owner', 'minor-owner', 'by-owner-and-area'],
  decline: ['renter-two-owners'],
  'revoke and agree': ['renter-two-owners'],
  cancel: ['renter-one-owner', 'renter-two-owners'],
  'stay silent': ['renter-one-owner'],
  'sign badly first': ['renter-one-owner', 'sole-owner'],
  'file twice': ['renter-one-owner', 'renter-two-owners'],
  'sell meanwhile': ['renter-one-owner'],
  approve: ['arrested-dwelling'],
  'refuse in review': ['arrested-dwelling'],
  'hope against the law': ['deceased', 'uncommissioned', 'expired-document'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type Story = keyof typeof STORIES;

/** How a case ends, whatever is killed meanwhile. `null`: it is still open. */
export const OUTCOMES: Readonly<Record<Story, string | null>> = {
  agree: 'registered',
  'agree for others': 'registered',
  decline: 'declined',
  'revoke and agree': 'registered',
  cancel: 'cancelled',
  'stay silent': null,
  'sign badly first': 'registered',
  'file twice': 'registered',
  'sell meanwhile': 'registered',
  approve: 'registered',
  'refuse in review': 'refused',
  'hope against the law': 'refused',
};

export interface CasePlan {
  readonly story: Story;
  readonly scenario: string;
  /** How long its people think, each time; the case is in flight meanwhile. */
  readonly dice: Dice;
}

const NAMES: readonly Story[] = [
  'agree',
  'agree',
  ...Object.keys(STORIES).filter((name): name is Story => name in STORIES),
];

/** Plans for `count` cases: every story in turn, so that none is left out, and the rest by the seed. */
export const planCases = (seed: number, count: number): readonly CasePlan[] =>
  Array.from({ length: count }, (_, number) => {
    const dice = createDice(seed, 0, number);
    const story = NAMES[number % NAMES.length] ?? 'agree';
    return { story, scenario: dice.pick(STORIES[story]), dice };
  });
