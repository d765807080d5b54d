import { raiseObjection } from '../../activities/raise-objection.ts';
import { decideConsent } from '../../activities/answer-consent.ts';
import { carryOutFollowUps } from '../../activities/carry-out-follow-ups.ts';
import { decideCaseReview, endObjectionPeriod, expireConsents } from '../../activities/change-course.ts';
import { commitRegistration } from '../../activities/commit-registration.ts';
import type { Dependencies } from '../../activities/dependencies.ts';
import { endStayEarly, endStayInTime } from '../../activities/end-stay.ts';
import { lookAtChipOrder } from '../../activities/look-at-chip-order.ts';
import { openCase, type OpeningResult } from '../../activities/open-case.ts';
import type { Basis, StepResult } from '../../activities/step.ts';
import type { Application } from '../../domain/application.ts';
import { type Case, FOLLOW_UPS, isWanted } from '../../domain/case.ts';
import { numberOf } from '../../domain/consenters.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { Clock } from './clock.ts';
import { signatureOf } from './imaginary-registries.ts';

/**
 * What goes wrong with a step: nothing; two workers carry it out at once; or the worker dies after it, so that nobody knows that
 * it was carried out.
 */
export const MISHAPS = ['none', 'carried-out-twice', 'forgotten'] as const;
export type Mishap = (typeof MISHAPS)[number];

export interface CaseToPlay {
  readonly caseId: string;
  readonly application: Application;
  /** Whether a stay goes on until its last day, its registrant ends it, or the story is over before (R20). */
  readonly staysUntil: 'last-day' | 'early' | 'never';
  /** Whether somebody who may object does (R23). */
  readonly objects: boolean;
  /** What happens to one step after the other; to those that follow nothing does. */
  readonly mishaps: readonly Mishap[];
}

export interface Stage {
  readonly dependencies: Dependencies;
  readonly clock: Clock;
  /** Resolves when the case may take its next step; what it returns is called when the step is done. */
  readonly takeStep: (name: string) => Promise<() => void>;
}

/** Whoever decides reviews here: nobody in the cases. */
const CASEWORKER = { id: 'reviewer', iin: '' };

/** More than any case takes: one that goes on for longer goes round in circles. */
const MAX_STEPS = 80;

/**
 * Leads one case from its filing to its end as its workflow would, with the real steps. Answers whether there was a case at
 * all: R28 allows one for each person and service.
 */
export async function playCase(
  { dependencies, clock, takeStep }: Stage,
  { caseId, application, staysUntil, objects, mishaps }: CaseToPlay,
): Promise<boolean> {
  let known: Case | undefined;
  let steps = 0;

  const step = async (name: string, call: (basis: Basis) => Promise<StepResult | OpeningResult>): Promise<boolean> => {
    const mishap = mishaps[steps] ?? 'none';
    steps += 1;
    if (steps > MAX_STEPS) throw new Error(`case ${caseId} goes round in circles at ${name}`);
    const done = await takeStep(`${application.service} ${name}`);
    try {
      const basis = { caseId, known, at: clock.now() };
      const calls = mishap === 'carried-out-twice' ? [call(basis), call(basis)] : [call(basis)];
      const results = await Promise.all(calls);
      if (mishap === 'forgotten') return true;
      for (const result of results) {
        if ('notAccepted' in result) return false;
        known = evolveAll(known, result.events);
      }
      return true;
    } finally {
      done();
    }
  };

  const open = (): Promise<boolean> =>
    step('opens', (basis) =>
      openCase(dependencies)({
        ...basis,
        application,
        applicationDigest: caseId,
        client: 'races',
        signature: signatureOf(application.applicant.iin),
      }),
    );

  const answerConsents = async (state: Case): Promise<void> => {
    for (const { consentId, consenter } of state.consents.filter(isWanted)) {
      const evidence = signatureOf(numberOf(consenter));
      const message = { consentId, decision: 'give', evidence } as const;
      await step('consents', (basis) => decideConsent(dependencies)({ ...message, ...basis }));
    }
    if (known?.stage === 'awaiting-consent') await step('expires', expireConsents(dependencies));
  };

  const hearObjections = async (state: Extract<Case, { stage: 'awaiting-objections' }>): Promise<void> => {
    for (const { objectionId, objector } of objects ? state.objections : []) {
      const message = { objectionId, reason: 'lives here', evidence: signatureOf(objector.iin) };
      await step('objects', (basis) => raiseObjection(dependencies)({ ...message, ...basis }));
    }
    if (state.objectionsUntil !== null) clock.reach(state.objectionsUntil);
    await step('is objected to no more', endObjectionPeriod(dependencies));
  };

  const endStay = async (until: string): Promise<void> => {
    if (staysUntil === 'early') {
      const { iin } = application.registrant;
      const message = { by: { iin }, evidence: signatureOf(iin) };
      await step('ends early', (basis) => endStayEarly(dependencies)({ ...message, ...basis }));
      return;
    }
    // It is woken before, as it would be by a registration that ends the stay; then the last day comes.
    await step('looks whether the stay goes on', endStayInTime(dependencies));
    clock.reach(until);
    await step('ends on the last day', endStayInTime(dependencies));
  };

  const goOn = async (state: Case): Promise<void> => {
    switch (state.stage) {
      case 'opening':
        await open();
        return;
      case 'awaiting-consent':
        return answerConsents(state);
      case 'awaiting-objections':
        return hearObjections(state);
      case 'checking-ownership':
      case 'registering':
        await step('commits', commitRegistration(dependencies));
        return;
      case 'in-review': {
        const verdict = { decision: 'approve', reason: 'heard', caseworker: CASEWORKER } as const;
        await step('is reviewed', (basis) => decideCaseReview(dependencies)({ ...verdict, ...basis }));
        return;
      }
      case 'registered': {
        const { followUps, stay } = state.registration;
        if (followUps.some((followUp) => followUp.state === 'pending')) {
          await step('tells', (basis) => carryOutFollowUps(dependencies)({ ...basis, names: FOLLOW_UPS }));
        } else if (followUps.some((followUp) => followUp.state === 'ordered')) {
          await step('looks at the chip', lookAtChipOrder(dependencies));
        } else if (stay?.ended === null) {
          await endStay(stay.until);
        }
        return;
      }
      case 'closed':
    }
  };

  for (;;) {
    const state: Case | undefined = known;
    if (state === undefined) {
      if (!(await open())) return false;
    } else if (state.stage === 'closed' || (staysUntil === 'never' && isStaying(state))) {
      return true;
    } else {
      await goOn(state);
    }
  }
}

/** Nothing is left to do but to wait for the end of the stay. */
const isStaying = (state: Case): boolean =>
  state.stage === 'registered' &&
  state.registration.stay !== null &&
  state.registration.followUps.every((followUp) => followUp.state === 'done');
