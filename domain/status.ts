import type { Service } from './application.ts';
import { type Case, type Outcome, outcomeAtOf, outcomeOf, registrationOf, waitingForOf } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { dueAtOf } from './due.ts';
import { evolveAll } from './evolve.ts';
import { type Refusal, refusalFor } from './grounds.ts';
import { type NextStep, nextStepsOf } from './next-steps.ts';
import { progressOf, type ProgressStep } from './progress.ts';

export const STATUS_WAITS = ['owners', 'objections', 'caseworker', 'registries'] as const;
type StatusWait = (typeof STATUS_WAITS)[number];

/**
 * How a case stands, for whoever holds the applicant's link. It says what is waited for and names nobody: no number, no name,
 * no address, no word that somebody wrote. Who follows their own case knows whose it is; who found the link learns nothing.
 */
export interface Status {
  readonly caseId: string;
  readonly service: Service;
  readonly outcome: Outcome | null;
  readonly outcomeAt: string | null;
  readonly steps: readonly ProgressStep[];
  /** `until`: by when somebody has to act, where somebody has to. */
  readonly waiting: { readonly for: StatusWait; readonly since: string; readonly until: string | null } | null;
  /** A step keeps failing for a technical reason; nothing is lost by it (R29). */
  readonly isHeldUp: boolean;
  readonly consents: { readonly asked: number; readonly given: number };
  /** Of several people, those whom the application was refused alone (R23). */
  readonly people: { readonly asked: number; readonly refused: number };
  readonly refusal: Refusal | null;
  readonly next: readonly NextStep[];
  /** Where to ask. */
  readonly office: string | null;
  readonly stay: { readonly until: string; readonly endedAt: string | null } | null;
  readonly receivedAt: string;
  readonly updatedAt: string;
}

/** Whoever has to act, by what an applicant calls them. An applicant themselves is waited for nowhere yet. */
const WAIT_OF = {
  owner: 'owners',
  applicant: 'registries',
  caseworker: 'caseworker',
  registry: 'registries',
  worker: 'registries',
} as const satisfies Record<NonNullable<ReturnType<typeof waitingForOf>>['kind'], StatusWait>;

function waitingIn(state: Case): Status['waiting'] {
  const until = dueAtOf(state);
  const waiting = waitingForOf(state);
  if (waiting !== null) return { for: WAIT_OF[waiting.kind], since: waiting.since, until };
  return state.stage === 'awaiting-objections' ? { for: 'objections', since: state.updatedAt, until } : null;
}

/** The ground in the law's words. What a caseworker wrote beside it may be about others, and is told with the notice. */
const refusalIn = (state: Case): Refusal | null =>
  state.stage === 'closed' && state.ending.outcome === 'refused' ? refusalFor(state.ending.refusal.ground) : null;

/** What a case's events, oldest first, come to for its applicant; `undefined` where there are none. */
export function statusOf(events: readonly CaseEvent[]): Status | undefined {
  const state = evolveAll(undefined, events);
  if (state === undefined) return undefined;
  const stay = registrationOf(state)?.stay ?? null;
  return {
    caseId: state.caseId,
    service: state.application.service,
    outcome: outcomeOf(state),
    outcomeAt: outcomeAtOf(state),
    steps: progressOf(events),
    waiting: waitingIn(state),
    isHeldUp: state.stuck.length > 0,
    consents: {
      asked: state.consents.length,
      given: state.consents.filter(({ status }) => status === 'given').length,
    },
    people: {
      asked: state.people.length,
      refused: state.people.filter(({ refusal }) => refusal !== null).length,
    },
    refusal: refusalIn(state),
    next: nextStepsOf(state),
    office: state.learned.office,
    stay: stay && { until: stay.until, endedAt: stay.ended?.at ?? null },
    receivedAt: state.receivedAt,
    updatedAt: state.updatedAt,
  };
}
