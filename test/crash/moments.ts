import { setTimeout as pause } from 'node:timers/promises';
import type { Fact } from '../../domain/case-events.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { answer, answerAll, consentsOf, fileAccepted, look, review, type Stage, untilClosed } from './case-steps.ts';

/** One case on its way to the moment at which the worker dies. */
export interface Act {
  readonly stage: Stage;
  readonly scenario: Scenario;
  /** Of a case that is never filed: its owner buys the dwelling of this one. */
  readonly other: Scenario;
  readonly key: string;
}

/**
 * A moment between two awaits of the main story: one step has had its effect, and the workflow hasn't recorded it,
 * because the step after it is held up by a registry that answers slowly. Both are part of one workflow task.
 */
export interface Moment {
  readonly scenario: string;
  /** Leads the case to the step before. Without it there is no case yet. */
  readonly before?: (act: Act) => Promise<string>;
  /** What holds the step after: shorter than the clients' time limit (1.5 s), so that nothing fails. */
  readonly holds: Hold;
  /** Sets the step going. Its answer gets lost with the worker, so whoever asks goes on asking. */
  readonly step: (act: Act, caseId: string) => Promise<unknown>;
  /** What shows that the step has had its effect. */
  readonly shown: Fact['type'] | { readonly effectOf: 'population' | 'notifications' };
  /** For the last step, which no registry follows: the engine stands still from this fact on, and records nothing. */
  readonly freezesEngineAt?: Fact['type'];
}

export interface Hold {
  readonly registry: 'notifications' | 'property' | 'population';
  readonly operation?: string;
  readonly mode: 'slow' | 'drop-reply';
  readonly delayMs?: number;
}

const slow = (registry: Hold['registry'], delayMs = 1_300): Hold => ({ registry, mode: 'slow', delayMs });

const file = ({ stage, scenario, key }: Act): Promise<string> => fileAccepted(stage, scenario, key);

const give = async ({ stage, scenario }: Act, caseId: string): Promise<void> => {
  const [consent] = await consentsOf(stage, caseId);
  if (consent !== undefined) await answer(stage, scenario, caseId, consent, 'give');
};

const revoke = async ({ stage, scenario }: Act, caseId: string): Promise<void> => {
  const [consent] = await consentsOf(stage, caseId);
  if (consent !== undefined) await answer(stage, scenario, caseId, consent, 'revoke');
};

const fileAndSell = async (act: Act): Promise<string> => {
  const owners = act.other.consenters.map(({ iin }) => ({ iin, share: '1/1' }));
  const caseId = await file(act);
  await act.stage.control.changeDwelling(act.scenario.rka, { owners });
  return caseId;
};

const fileUntilReview = async (act: Act): Promise<string> => {
  const caseId = await file(act);
  await answerAll(act.stage, act.scenario, caseId, () => pause(100));
  return caseId;
};

const renter = { scenario: 'renter-one-owner' } as const;
const arrested = { scenario: 'arrested-dwelling', before: fileUntilReview } as const;

/** Brings a case to its registration, whoever is asked on the way. */
export async function finish({ stage, scenario }: Act, caseId: string): Promise<string | null | undefined> {
  await answerAll(stage, scenario, caseId, () => pause(100));
  const { body } = await look(stage, caseId);
  if (body.stage === 'in-review') await review(stage, caseId, 'approve');
  return (await untilClosed(stage, caseId)).body.outcome;
}

/** Every await of the main story that is followed by another. */
export const MOMENTS: Readonly<Record<string, Moment>> = {
  'the case was opened': { ...renter, holds: slow('notifications'), step: file, shown: 'case-opened' },
  'the owner was asked and the reply got lost': {
    ...renter,
    holds: { registry: 'notifications', mode: 'drop-reply' },
    step: file,
    shown: { effectOf: 'notifications' },
  },
  'the consent was recorded': {
    ...renter,
    before: file,
    holds: slow('property'),
    step: give,
    shown: 'consent-given',
  },
  'new owners were found': {
    ...renter,
    before: fileAndSell,
    holds: slow('notifications'),
    step: give,
    shown: 'owners-changed',
  },
  'the consent was taken back': {
    ...arrested,
    holds: slow('notifications'),
    step: revoke,
    shown: 'consent-revoked',
  },
  'the caseworker approved': {
    ...arrested,
    holds: slow('property'),
    step: ({ stage }, caseId) => review(stage, caseId, 'approve'),
    shown: 'review-approved',
  },
  'the registration was committed': {
    ...renter,
    before: file,
    holds: slow('notifications'),
    step: give,
    shown: 'registration-committed',
  },
  'the population registry was told and the reply got lost': {
    ...renter,
    before: file,
    holds: { registry: 'population', operation: 'record-address-change', mode: 'drop-reply' },
    step: give,
    shown: { effectOf: 'population' },
  },
  'the case was completed': {
    ...renter,
    before: file,
    holds: slow('notifications', 1_000),
    step: give,
    freezesEngineAt: 'registration-committed',
    shown: 'case-completed',
  },
};
