import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, condition, log, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities/create-activities.ts';
import type { Basis, StepResult } from '../activities/step.ts';
import type { Case } from '../domain/case.ts';
import { checkNote, checkReminder } from '../domain/desk-work.ts';
import type { Rejection, RejectionCode } from '../domain/messages.ts';
import {
  checkAssignment,
  checkCancellation,
  checkDecision,
  checkExtension,
  checkObjection,
  checkReview,
  checkRevocation,
  checkStayEndAttempt,
} from '../domain/messages.ts';
import { type CaseProcess, now } from './case-process.ts';
import type { ConsentDecision, Revision } from './contract.ts';
import {
  addNoteUpdate,
  assignCaseUpdate,
  cancelApplicationUpdate,
  decideConsentUpdate,
  decideReviewUpdate,
  endStayUpdate,
  extendDeadlineUpdate,
  FAILURES,
  openedUpdate,
  ownerConsentSignal,
  raiseObjectionUpdate,
  remindConsenterUpdate,
  residenceEndedSignal,
  revokeConsentUpdate,
} from './contract.ts';
import {
  checkDecisionShape,
  checkObjectionShape,
  checkRevocationShape,
  checkStayEndShape,
  isAssignmentShape,
  isCancellationShape,
  isExtensionShape,
  isNoteShape,
  isReminderShape,
  isReviewShape,
} from './message-shape.ts';
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
 * instance, that is wanted again, or a review that is due. What it would turn away because of such knowledge it puts to the store, a few times for
 * each case, so that repeats can't fill its history.
 */
const DOUBTFUL: readonly RejectionCode[] = [
  'consent-already-decided',
  'consent-not-given',
  'not-in-review',
  'not-awaiting-consent',
];
const MAX_SECOND_OPINIONS = 5;

/** The answer to a message that was carried out. */
const revisionOf = ({ state }: CaseProcess): Revision => ({ revision: state?.revision ?? 0 });

/** A message that a case answers: how it is checked before and while it is carried out, and the step that does it. */
interface Handling<Message> {
  readonly step: (message: Message) => string;
  /** Throws where the message isn't one. */
  readonly shape: (message: Message) => void;
  readonly check: (state: Case, message: Message, at: string) => Rejection | undefined;
  readonly call: (activities: Activities, message: Message & Basis) => Promise<StepResult>;
}

/**
 * Sets every handler. Each message passes the same three gates: a validator that costs the history nothing, the step
 * that verifies and records, and the pure decision inside it. A step gets the message first and its basis over it, so
 * that no message can name another case or another instant.
 */
export function handleMessages(process: CaseProcess): void {
  const mayBeAskedAgain = (rejection: Rejection | undefined): boolean =>
    rejection !== undefined && DOUBTFUL.includes(rejection.code) && process.secondOpinions < MAX_SECOND_OPINIONS;

  const carryOut = async <Message extends object>(
    { step, check, call }: Handling<Message>,
    message: Message,
  ): Promise<Revision> => {
    // The instant of arrival decides what is in time, not the moment a registry gets round to answering (R15).
    const arrivedAt = now();
    await condition(() => process.isKnown);
    const objection = (): Rejection | undefined =>
      process.state === undefined ? { code: 'case-closed' } : check(process.state, message, arrivedAt);
    const doubt = objection();
    if (!mayBeAskedAgain(doubt)) reject(doubt);
    if (doubt !== undefined) process.secondOpinions += 1;
    const stillCounts = (): boolean => process.state?.stage !== 'closed' && (doubt ?? objection()) === doubt;
    const send: Call<StepResult> = (activities, basis) => call(activities, { ...message, ...basis });
    const result = await process.step(step(message), send, stillCounts, arrivedAt);
    reject(result === undefined ? objection() : result.rejection);
    return revisionOf(process);
  };

  /** Answers an update the way in which all are answered. */
  const answer = <Message extends object>(
    update: UpdateDefinition<Revision, [Message]>,
    handling: Handling<Message>,
  ): void =>
    setHandler(update, (message) => carryOut(handling, message), {
      validator: (message) => {
        handling.shape(message);
        const rejection = process.state === undefined ? undefined : handling.check(process.state, message, now());
        if (!mayBeAskedAgain(rejection)) reject(rejection);
      },
    });

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

  answer(decideConsentUpdate, CONSENT_DECISION);
  answer(revokeConsentUpdate, {
    step: ({ consentId }) => `revoke-consent/${consentId}`,
    shape: (message) => reject(checkRevocationShape(message)),
    check: (state, { consentId, client }, at) => checkRevocation(state, consentId, at, client),
    call: (activities, message) => activities.revokeConsent(message),
  });
  answer(raiseObjectionUpdate, {
    step: ({ objectionId }) => `raise-objection/${objectionId}`,
    shape: (message) => reject(checkObjectionShape(message)),
    check: (state, { objectionId, client }, at) => checkObjection(state, objectionId, at, client),
    call: (activities, message) => activities.raiseObjection(message),
  });
  answer(endStayUpdate, {
    step: () => 'end-stay-early',
    shape: (message) => reject(checkStayEndShape(message)),
    check: (state, { client }, at) => checkStayEndAttempt(state, at, client),
    call: (activities, message) => activities.endStayEarly(message),
  });
  answer(cancelApplicationUpdate, {
    step: () => 'cancel-application',
    shape: (message) => rejectMisshapen(isCancellationShape(message)),
    check: checkCancellation,
    call: (activities, message) => activities.cancelApplication(message),
  });
  answer(decideReviewUpdate, {
    step: () => 'decide-review',
    shape: (message) => rejectMisshapen(isReviewShape(message)),
    check: checkReview,
    call: (activities, message) => activities.decideCaseReview(message),
  });
  answer(extendDeadlineUpdate, {
    step: () => 'extend-deadline',
    shape: (message) => rejectMisshapen(isExtensionShape(message)),
    check: checkExtension,
    call: (activities, message) => activities.extendDeadline(message),
  });
  answer(assignCaseUpdate, {
    step: () => 'assign-case',
    shape: (message) => rejectMisshapen(isAssignmentShape(message)),
    check: checkAssignment,
    call: (activities, message) => activities.assignCase(message),
  });
  answer(addNoteUpdate, {
    step: ({ noteId }) => `add-note/${noteId}`,
    shape: (message) => rejectMisshapen(isNoteShape(message)),
    check: checkNote,
    call: (activities, message) => activities.addNote(message),
  });
  answer(remindConsenterUpdate, {
    step: ({ consentId }) => `remind-consenter/${consentId}`,
    shape: (message) => rejectMisshapen(isReminderShape(message)),
    check: checkReminder,
    call: (activities, message) => activities.remindConsenter(message),
  });

  setHandler(ownerConsentSignal, async (message) => {
    try {
      CONSENT_DECISION.shape(message);
      await carryOut(CONSENT_DECISION, message);
    } catch (error) {
      // A signal has no answer to carry the reason, and a bad one must not harm the case.
      if (!(error instanceof ApplicationFailure) || error.type !== FAILURES.rejected) throw error;
      log.warn('ownerConsent turned away', { reason: error.message });
    }
  });

  setHandler(residenceEndedSignal, () => {
    process.isResidenceInDoubt = true;
  });
}

/** The same for the update and for the signal. */
const CONSENT_DECISION: Handling<ConsentDecision> = {
  step: ({ consentId }) => `decide-consent/${consentId}`,
  shape: (message) => reject(checkDecisionShape(message)),
  check: (state, { consentId, client }, at) => checkDecision(state, consentId, at, client),
  call: (activities, message) => activities.decideConsent(message),
};

/** Ends the workflow of an application that never became a case; its key may be used again. */
export const notAcceptedFailure = ({ notAccepted }: CaseProcess): ApplicationFailure =>
  ApplicationFailure.nonRetryable(
    `the application was not accepted: ${notAccepted?.code ?? 'unknown'}`,
    FAILURES.notAccepted,
    notAccepted,
  );
