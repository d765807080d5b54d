import type { Service } from '../../domain/application.ts';
import type { Case } from '../../domain/case.ts';
import { asEvents, type CaseEvent, type Fact } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { Stage } from '../../domain/stages.ts';
import {
  DAY_MS,
  FACT,
  type FactOf,
  judgedOf,
  later,
  mayObjectOf,
  MINUTE_MS,
  OBJECTIONS_UNTIL,
} from './sample-events.ts';
import { APPLICATION_FOR, lodger, NOW, registrant } from './sample-facts.ts';

export const given = (consentId: string): FactOf<'consent-given'> => ({
  ...FACT['consent-given'],
  consentId,
  evidenceId: `evidence of ${consentId}`,
});

const consented = [given('first'), given('second')];
const checking = [FACT['application-received'], FACT['case-opened'], ...consented];
const registering = [...checking, FACT['ownership-confirmed']];
const registered = [...registering, FACT['registration-committed']];

const received = (service: Service): Fact => ({
  ...FACT['application-received'],
  application: APPLICATION_FOR[service],
});

/** How a case of each service begins: two owners are asked, and of a withdrawal two people may object to it. */
export const OPENING_OF: Readonly<Record<Service, readonly [Fact, FactOf<'case-opened'>]>> = {
  'permanent-residence': [FACT['application-received'], FACT['case-opened']],
  'temporary-stay': [received('temporary-stay'), FACT['case-opened']],
  'owner-withdrawal': [
    received('owner-withdrawal'),
    {
      ...FACT['case-opened'],
      people: [registrant, lodger].map((person) => judgedOf(person)),
      mayObject: [registrant, lodger].map(mayObjectOf),
      objectionsUntil: OBJECTIONS_UNTIL,
    },
  ],
  'departure-abroad': [received('departure-abroad'), { ...FACT['case-opened'], consents: [] }],
};

/** A withdrawal to which the owners have agreed, and nobody has objected yet (R23). */
export const HELD = [...OPENING_OF['owner-withdrawal'], ...consented] as const satisfies readonly Fact[];

/** A stay that goes on (R20). */
export const STAY_UNTIL = later(NOW, 90 * DAY_MS);
export const STAYING = [
  ...OPENING_OF['temporary-stay'],
  ...consented,
  FACT['ownership-confirmed'],
  {
    ...FACT['registration-committed'],
    stayUntil: STAY_UNTIL,
    followUps: ['population-registry', 'notices'],
  },
] as const satisfies readonly Fact[];

/** The shortest story that leads to each stage. */
export const STORY: Readonly<Record<Stage, readonly Fact[]>> = {
  opening: [FACT['application-received']],
  'awaiting-consent': OPENING_OF['permanent-residence'],
  'awaiting-objections': HELD,
  'checking-ownership': checking,
  'in-review': [...checking, FACT['review-requested']],
  registering,
  registered,
  closed: [
    ...registered,
    { ...FACT['follow-ups-done'], names: FACT['registration-committed'].followUps },
    FACT['case-completed'],
  ],
};

/** Facts as events one minute apart. */
export const eventsOf = (facts: readonly Fact[], revision = 0): readonly CaseEvent[] =>
  facts.map((fact, index) => {
    const seq = revision + index + 1;
    return { seq, at: later(NOW, (seq - 1) * MINUTE_MS), actor: { kind: 'system', id: null }, fact };
  });

/** The case once more has happened to it. */
export const follow = (state: Case, facts: readonly Fact[], at = state.updatedAt): Case =>
  evolveAll(state, asEvents(facts, state.revision, at, { kind: 'system', id: null })) ?? state;

/** A case to which all this has happened. */
export const caseAfter = (facts: readonly Fact[]): Case => {
  const state = evolveAll(undefined, eventsOf(facts));
  if (state === undefined) throw new Error('a story begins with the receipt of an application');
  return state;
};

/** The case of the shortest story to a stage, to which more may have happened. */
export function caseIn<Name extends Stage>(stage: Name, ...more: readonly Fact[]): Extract<Case, { stage: Name }> {
  const state = caseAfter([...STORY[stage], ...more]);
  if (!isIn(state, stage)) throw new Error(`the case is ${state.stage}, not ${stage}`);
  return state;
}

const isIn = <Name extends Stage>(state: Case, stage: Name): state is Extract<Case, { stage: Name }> =>
  state.stage === stage;
