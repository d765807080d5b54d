import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../../../cli/registries-control.ts';
import type { Fact } from '../../../domain/case-events.ts';
import {
  answer,
  answerAll,
  consentsOf,
  fileAccepted,
  type Filing,
  look,
  review,
  type Stage,
  untilSettled,
} from '../case-steps.ts';

/** Cases on their way to the moment at which the worker dies. */
export interface Act {
  readonly stage: Stage;
  readonly scenario: Scenario;
  /** Of a case that is never filed: its owner buys the dwelling of this one, or somebody stays there instead. */
  readonly other: Scenario;
  readonly key: string;
}

/**
 * A moment between two awaits of a case's story: one step has had its effect, and the workflow hasn't recorded it. Both are
 * part of one workflow task.
 */
export interface Moment {
  readonly scenario: string;
  /** Whether the registrant's card has a chip, for which the case would wait; left out: it has none. */
  readonly hasChip?: true;
  /** Leads the case to the step before, or near it. Without it there is no case yet. */
  readonly before?: (act: Act) => Promise<string>;
  /** The last bit of the way, for a case that doesn't stay where it is. */
  readonly justBefore?: (act: Act, caseId: string) => Promise<unknown>;
  readonly holds: Hold;
  /** Sets the step going. Its answer gets lost with the worker, so whoever asks goes on asking. */
  readonly step: (act: Act, caseId: string) => Promise<unknown>;
  /** What shows that the step has had its effect. */
  readonly shown: Fact['type'] | { readonly effectOf: 'population' | 'notifications' | 'cards' };
  /** Of all cases of the registrant in the end, oldest first; left out: one that is registered. */
  readonly outcomes?: readonly string[];
}

export interface Fault {
  readonly registry: 'notifications' | 'property' | 'population' | 'cards' | 'nca';
  readonly operation?: string;
  readonly mode: 'slow' | 'drop-reply';
  readonly delayMs?: number;
  readonly next?: number;
}

/**
 * What keeps the workflow from recording the step: the step after it waits for a registry; the registry does what the step
 * asks, and doesn't say so; or the engine has stopped before the step was over, for steps that nothing follows.
 */
export type Hold =
  | { readonly kind: 'next-step-waits' | 'reply-lost' | 'engine-stops'; readonly fault: Fault }
  /** The step waits to write the case file until the engine has stopped: for steps that ask no registry. */
  | { readonly kind: 'engine-stops'; readonly fault: null };

/** Shorter than the clients' time limit (1.5 s), so that nothing fails. */
const HOLD_MS = 1_300;

export const nextStepWaitsFor = (registry: Fault['registry']): Hold => ({
  kind: 'next-step-waits',
  fault: { registry, mode: 'slow', delayMs: HOLD_MS },
});

export const replyIsLost = (registry: Fault['registry'], operation?: string): Hold => ({
  kind: 'reply-lost',
  fault: { registry, mode: 'drop-reply', ...(operation === undefined ? {} : { operation }) },
});

export const engineStopsWhileAsking = (registry: Fault['registry'], operation: string): Hold => ({
  kind: 'engine-stops',
  fault: { registry, operation, mode: 'slow', delayMs: HOLD_MS, next: 1 },
});

export const ENGINE_STOPS_WHILE_WRITING: Hold = { kind: 'engine-stops', fault: null };

export const file = ({ stage, scenario, key }: Act): Promise<string> => fileAccepted(stage, scenario, key);

/** The first who is asked consents. */
export async function give({ stage, scenario }: Act, caseId: string, filing: Filing = scenario): Promise<void> {
  const [consent] = await consentsOf(stage, caseId);
  if (consent !== undefined) await answer(stage, filing, caseId, consent, 'give');
}

const SHORTLY_MS = 100;

/** All who are asked consent, until the case is in review or committed. */
const agree = ({ stage, scenario }: Act, caseId: string): Promise<void> =>
  answerAll(stage, scenario, caseId, () => pause(SHORTLY_MS));

/** All who are asked consent, and everything is told that can be told now. */
export async function settleCase(act: Act, caseId: string): Promise<void> {
  await agree(act, caseId);
  await untilSettled(act.stage, caseId);
}

export async function fileUntilSettled(act: Act): Promise<string> {
  const caseId = await file(act);
  await settleCase(act, caseId);
  return caseId;
}

export async function fileUntilReview(act: Act): Promise<string> {
  const caseId = await file(act);
  await agree(act, caseId);
  return caseId;
}

/** Brings a case to its commit and all that follows, whoever is asked on the way. */
export async function finish(act: Act, caseId: string): Promise<string | null | undefined> {
  await agree(act, caseId);
  const { body } = await look(act.stage, caseId);
  if (body.stage === 'in-review') await review(act.stage, caseId, 'approve');
  return (await untilSettled(act.stage, caseId)).body.outcome;
}
