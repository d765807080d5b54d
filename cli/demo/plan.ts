import type { Scenario } from '../registries-control.ts';
import type { CaseFile } from './case-file.ts';

/** What somebody wants to see. */
export interface Plan {
  readonly scenario: string;
  /** The last consenter says no. */
  readonly decline: boolean;
  /** The property registry is away at the moment when it is needed. */
  readonly outage: boolean;
  /** What the caseworker decides, should the case come to review. */
  readonly review: 'approve' | 'refuse' | undefined;
}

export type Expectation = Scenario['expect'];

/** How the case should end: as the scenario says, unless the plan turns it. `outcome: null`: a caseworker has to decide. */
export function expectationOf({ expect }: Pick<Scenario, 'expect'>, { decline, review }: Plan): Expectation {
  if (decline) return { outcome: 'declined', ground: null };
  if (expect.outcome !== null || review === undefined) return expect;
  return review === 'approve'
    ? { outcome: 'registered', ground: null }
    : { outcome: 'refused', ground: 'refused-in-review' };
}

/** `undefined`, or in what way a case came out differently. */
export function differenceFrom(expected: Expectation, { stage, outcome, refusal }: CaseFile): string | undefined {
  const ground = refusal?.ground ?? null;
  const isLeftToReview = expected.outcome === null && outcome === null;
  if (isLeftToReview && stage !== 'in-review') return `Expected was in-review, but the case is ${stage}.`;
  if (outcome === expected.outcome && ground === expected.ground) return undefined;
  return `Expected was ${nameOf(expected.outcome, expected.ground)}, but it is ${nameOf(outcome, ground)}.`;
}

const nameOf = (outcome: string | null, ground: string | null): string =>
  [outcome ?? 'in-review', ground].filter((part) => part !== null).join(': ');
