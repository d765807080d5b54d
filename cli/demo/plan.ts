import type { Scenario } from '../registries-control.ts';
import type { CaseFile } from './case-file.ts';

/** What somebody wants to see. */
export interface Plan {
  readonly scenario: string;
  /** The last consenter says no. */
  readonly decline: boolean;
  /** The property registry is away at the moment when it is needed. */
  readonly outage: boolean;
  /** Somebody who is to be withdrawn objects (R23). */
  readonly object: boolean;
  /** The person who stays ends the stay at once (R20). */
  readonly endEarly: boolean;
  /** What the caseworker decides, should the case come to review; `undefined`: nobody decides. */
  readonly review: 'approve' | 'refuse' | undefined;
}

/** How one of several people should come out. */
type PersonExpectation = NonNullable<Scenario['people']>[number];

export interface Expectation {
  /** `null`: a caseworker has to decide, or there is a problem instead of a case. */
  readonly outcome: string | null;
  readonly ground: string | null;
  /** Code of the problem with which the filing is answered. */
  readonly problem?: string | undefined;
  readonly people?: readonly PersonExpectation[] | undefined;
}

/** What comes of a case to which nothing is opposed. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'permanent-residence': 'registered',
  'temporary-stay': 'registered',
  'owner-withdrawal': 'withdrawn',
  'departure-abroad': 'withdrawn',
};

/** What the whole case comes to is what it comes to for everybody who has no ground of their own. */
const forAll = (whole: Expectation, people: Scenario['people']): Expectation => ({
  ...whole,
  ...(people === undefined
    ? {}
    : { people: people.map((person) => (person.ground === null ? { iin: person.iin, ...whole } : person)) }),
});

/** How the case should end: as the scenario says, unless the plan turns it. */
export function expectationOf(scenario: Pick<Scenario, 'application' | 'expect' | 'people'>, plan: Plan): Expectation {
  const { application, expect, people } = scenario;
  if (plan.decline) return forAll({ outcome: 'declined', ground: null }, people);
  const isForReview = plan.object || (expect.outcome === null && expect.problem === undefined);
  if (!isForReview) return { ...expect, people };
  if (plan.review === undefined) return forAll({ outcome: null, ground: null }, people);
  return plan.review === 'approve'
    ? forAll({ outcome: OUTCOMES[String(application['service'])] ?? null, ground: null }, people)
    : forAll({ outcome: 'refused', ground: groundOfRefusal(plan) }, people);
}

/** Of a caseworker who refuses: an objection is upheld, everything else has the reason that they write. */
export const groundOfRefusal = ({ object }: Pick<Plan, 'object'>): 'objection-upheld' | 'refused-in-review' =>
  object ? 'objection-upheld' : 'refused-in-review';

/** What came of a filing: a case, or the code of the problem with which it was answered. */
export type Outcome = { readonly file: CaseFile } | { readonly problem: string };

/** What was expected and what came of it, both in words, and whether they are the same. */
export interface Comparison {
  readonly expected: string;
  readonly actual: string;
  readonly isSame: boolean;
}

export function compare(expectation: Expectation, outcome: Outcome): Comparison {
  const expected = expectationInWords(expectation);
  const actual = 'problem' in outcome ? outcome.problem : caseInWords(outcome.file, expectation.people !== undefined);
  return { expected, actual, isSame: expected === actual };
}

const inWords = (outcome: string | null, ground: string | null): string =>
  [outcome ?? 'in-review', ...(ground === null ? [] : [ground])].join(': ');

const withPeople = (whole: string, each: readonly string[]): string =>
  each.length === 0 ? whole : `${whole} (${each.join(', ')})`;

function expectationInWords({ outcome, ground, problem, people = [] }: Expectation): string {
  const each = people.map((person) => inWords(person.outcome, person.ground));
  return problem ?? withPeople(inWords(outcome, ground), each);
}

/** A case without an outcome is told by its stage: only `in-review` is one that a scenario may end with. */
function caseInWords({ stage, outcome, refusal, people }: CaseFile, isPeopleTold: boolean): string {
  const each = people.map((person) => inWords(person.outcome ?? stage, person.refusal?.ground ?? null));
  return withPeople(inWords(outcome ?? stage, refusal?.ground ?? null), isPeopleTold ? each : []);
}
