import { type Case, outcomeOf, type Outcome } from './case.ts';
import type { CaseEvent, Fact } from './case-events.ts';
import { evolve } from './evolve.ts';
import type { Stage } from './stages.ts';

/** What an integrator can be told of a case it filed. Renaming one breaks other people's programs. */
export const WEBHOOK_TYPES = [
  'case.opened',
  'case.in-review',
  'case.registered',
  'case.closed',
  'consent.requested',
  'consent.decided',
  'consent.revoked',
  'objection.raised',
  'deadline.extended',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** What somebody is told who follows cases as they change: the same, and whatever else happens to one. */
export const LIVE_TYPES = [...WEBHOOK_TYPES, 'case.changed'] as const;
export type LiveType = (typeof LIVE_TYPES)[number];

/** Sent on request only, to try a receiver out. */
export const TEST_TYPE = 'webhook.test';

/** The body of a message. Thin: it says that there is something to fetch, and holds nothing about anybody. */
export interface WebhookBody {
  readonly type: WebhookType | typeof TEST_TYPE;
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
  readonly data: CaseData | { readonly webhookId: string };
}

/** The case as it was right after what happened; `revision` is the number of that event. */
export interface CaseData {
  readonly caseId: string;
  readonly revision: number;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
}

/** Told when a case comes into a stage, however it came there. */
const TYPE_OF_STAGE: Partial<Readonly<Record<Stage, WebhookType>>> = {
  'in-review': 'case.in-review',
  registered: 'case.registered',
  closed: 'case.closed',
};

/** Told when something happens, whatever comes of it. What isn't here concerns our own work, or nobody outside. */
const TYPE_OF_FACT: Partial<Readonly<Record<Fact['type'], WebhookType>>> = {
  'case-opened': 'case.opened',
  'consent-given': 'consent.decided',
  'consent-declined': 'consent.decided',
  'consent-revoked': 'consent.revoked',
  'owners-changed': 'consent.requested',
  'objection-raised': 'objection.raised',
  'deadline-extended': 'deadline.extended',
};

const typesFor = (before: Case | undefined, after: Case, { fact }: CaseEvent): readonly WebhookType[] => {
  const happened = TYPE_OF_FACT[fact.type];
  const reached = before?.stage === after.stage ? undefined : TYPE_OF_STAGE[after.stage];
  return [happened, reached].filter((type) => type !== undefined);
};

/** One event of a case, as far as anybody is told of it. */
export interface CaseStep {
  /** What it means to an integrator; nothing, where it concerns our own work. */
  readonly types: readonly WebhookType[];
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
  readonly data: CaseData;
  /** The case right after it. */
  readonly state: Case;
}

/**
 * A case event by event.
 *
 * @param events all events of the case from its first on
 * @throws {ImpossibleEvent} where they are no lawful history
 */
export function stepsOf(events: readonly CaseEvent[]): readonly CaseStep[] {
  let before: Case | undefined;
  return events.map((event) => {
    const state = evolve(before, event);
    const types = typesFor(before, state, event);
    before = state;
    const data = { caseId: state.caseId, revision: event.seq, stage: state.stage, outcome: outcomeOf(state) };
    return { types, timestamp: event.at, data, state };
  });
}

/**
 * What there is to tell of a case, in the order in which it happened; one event may be told as two messages, a consent that
 * is declined and the case that thereby ends.
 *
 * @param events all events of the case from its first on
 * @throws {ImpossibleEvent} where they are no lawful history
 */
export const webhookBodies = (events: readonly CaseEvent[]): readonly (WebhookBody & { readonly data: CaseData })[] =>
  stepsOf(events).flatMap(({ types, timestamp, data }) => types.map((type) => ({ type, timestamp, data })));

/** What an event is called by those who follow every one: what it is to integrators or, where it is nothing, just a change. */
export const liveTypesOf = ({ types }: CaseStep): readonly LiveType[] => (types.length > 0 ? types : ['case.changed']);

export const testBody = (webhookId: string, timestamp: string): WebhookBody => ({
  type: TEST_TYPE,
  timestamp,
  data: { webhookId },
});

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How long a message waits before each of its ten attempts: at once, then ever more patiently, three days in all. A receiver
 * may be away over a weekend and misses nothing (Standard Webhooks, "retry schedule").
 */
export const BACKOFF_MS = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/** From this attempt on somebody should look: the receiver has been away for longer than a restart or a release takes. */
export const STUCK_FROM_ATTEMPT = 4;

/** How long the former secret signs beside a new one, unless its owner says otherwise. */
export const SECRET_OVERLAP_HOURS = 24;
