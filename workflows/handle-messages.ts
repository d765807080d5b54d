import { ApplicationFailure, condition, log, setHandler } from '@temporalio/workflow';
import type { StepResult } from '../activities/step.ts';
import type { Case } from '../domain/case.ts';
import type { Rejection, RejectionCode } from '../domain/messages.ts';
import { checkCancellation, checkDecision, checkReview, checkRevocation } from '../domain/messages.ts';
import { type CaseProcess, now } from './case-process.ts';
import type { ConsentDecision, Revision } from './contract.ts';
import {
  cancelApplicationUpdate,
  decideConsentUpdate,
  decideReviewUpdate,
  FAILURES,
  openedUpdate,
  ownerConsentSignal,
  revokeConsentUpdate,
} from './contract.ts';
import { checkDecisionShape, checkRevocationShape, isCancellationShape, isReviewShape } from './message-shape.ts';
import type { Call } from './steps.ts';

const rejectedFailure = (rejection: Rejection): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`the case turned the message away: ${rejection.code}`, FAILURES.rejected, rejection);

const reject = (rejection: Rejection | null | undefined): void => {
  if (rejection !== null && rejection !== undefined) throw rejectedFailure(rejection);
};

/** For messages that the HTTP api never lets through, so that no program waits for a reason it could tell apart. */
const rejectMisshapen = (isWellShaped: boolean): void => {
  if (!isWellShaped) throw ApplicationFailure.nonRetryable('the message is malformed', 'malformed-message');
};

/**
 * After a crash the workflow may not know of a step that the store holds (docs/decisions/0002): a consent taken back, for
 * instance, that is wanted again. What it would turn away because of such knowledge it puts to the store, a few times for
 * each case, so that repeats can't fill its history.
 */
const DOUBTFUL: readonly RejectionCode[] = ['consent-already-decided', 'consent-not-given'];
const MAX_SECOND_OPINIONS = 5;

/** The answer to a message that was carried out. */
const revisionOf = ({ state }: CaseProcess): Revision => ({ revision: state?.revision ?? 0 });

/**
 * Sets every handler. Each message passes the same three gates: a validator that costs the history nothing, the step
 * that verifies and records, and the pure decision inside it. A step gets the message first and its basis over it, so
 * that no message can name another case or another instant.
 */
export function handleMessages(process: CaseProcess): void {
  const checkNow = (check: (state: Case, at: string) => Rejection | undefined): void => {
    const rejection = process.state === undefined ? undefined : check(process.state, now());
    if (!mayBeAskedAgain(rejection)) reject(rejection);
  };

  const mayBeAskedAgain = (rejection: Rejection | undefined): boolean =>
    rejection !== undefined && DOUBTFUL.includes(rejection.code) && process.secondOpinions < MAX_SECOND_OPINIONS;

  const carryOut = async (
    name: string,
    call: Call<StepResult>,
    check: (state: Case, at: string) => Rejection | undefined,
  ): Promise<Revision> => {
    // The instant of arrival decides what is in time, not the moment a registry gets round to answering (R15).
    const arrivedAt = now();
    await condition(() => process.isKnown);
    const objection = (): Rejection | undefined =>
      process.state === undefined ? { code: 'case-closed' } : check(process.state, arrivedAt);
    const doubt = objection();
    if (!mayBeAskedAgain(doubt)) reject(doubt);
    if (doubt !== undefined) process.secondOpinions += 1;
    const stillCounts = (): boolean => process.state?.stage !== 'closed' && (doubt ?? objection()) === doubt;
    const result = await process.step(name, call, stillCounts, arrivedAt);
    reject(result === undefined ? objection() : result.rejection);
    return revisionOf(process);
  };

  const decideConsent = (message: ConsentDecision): Promise<Revision> =>
    carryOut(
      `decide-consent/${message.consentId}`,
      (activities, basis) => activities.decideConsent({ ...message, ...basis }),
      (state, at) => checkDecision(state, message.consentId, at),
    );

  setHandler(
    openedUpdate,
    async () => {
      await condition(() => process.isSettled);
      if (process.notAccepted !== undefined) throw notAcceptedFailure(process);
      return revisionOf(process);
    },
    {
      validator: (digest) => {
        if (digest !== process.input.applicationDigest) {
          throw ApplicationFailure.nonRetryable('another application started this case', FAILURES.otherApplication);
        }
      },
    },
  );

  setHandler(decideConsentUpdate, decideConsent, {
    validator: (message) => {
      reject(checkDecisionShape(message));
      checkNow((state, at) => checkDecision(state, message.consentId, at));
    },
  });

  setHandler(ownerConsentSignal, async (message) => {
    const misshapen = checkDecisionShape(message);
    try {
      reject(misshapen);
      await decideConsent(message);
    } catch (error) {
      // A signal has no answer to carry the reason, and a bad one must not harm the case.
      if (!(error instanceof ApplicationFailure) || error.type !== FAILURES.rejected) throw error;
      log.warn('ownerConsent turned away', { reason: error.message });
    }
  });

  setHandler(
    revokeConsentUpdate,
    (message) =>
      carryOut(
        `revoke-consent/${message.consentId}`,
        (activities, basis) => activities.revokeConsent({ ...message, ...basis }),
        (state, at) => checkRevocation(state, message.consentId, at),
      ),
    {
      validator: (message) => {
        reject(checkRevocationShape(message));
        checkNow((state, at) => checkRevocation(state, message.consentId, at));
      },
    },
  );

  setHandler(
    cancelApplicationUpdate,
    (message) =>
      carryOut(
        'cancel-application',
        (activities, basis) => activities.cancelApplication({ ...message, ...basis }),
        checkCancellation,
      ),
    {
      validator: (message) => {
        rejectMisshapen(isCancellationShape(message));
        checkNow(checkCancellation);
      },
    },
  );

  setHandler(
    decideReviewUpdate,
    (message) =>
      carryOut(
        'decide-review',
        (activities, basis) => activities.decideCaseReview({ ...message, ...basis }),
        checkReview,
      ),
    {
      validator: (message) => {
        rejectMisshapen(isReviewShape(message));
        checkNow(checkReview);
      },
    },
  );
}

/** Ends the workflow of an application that never became a case; its key may be used again. */
export const notAcceptedFailure = ({ notAccepted }: CaseProcess): ApplicationFailure =>
  ApplicationFailure.nonRetryable(
    `the application was not accepted: ${notAccepted?.code ?? 'unknown'}`,
    FAILURES.notAccepted,
    notAccepted,
  );
