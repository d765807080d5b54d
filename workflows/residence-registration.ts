import { allHandlersFinished, condition, sleep } from '@temporalio/workflow';
import type { StepResult } from '../activities/step.ts';
import { FOLLOW_UPS, type FollowUpName } from '../domain/case.ts';
import { nextDue } from '../domain/deadlines.ts';
import type { Stage } from '../domain/stages.ts';
import { CaseProcess, now } from './case-process.ts';
import type { RegistrationInput } from './contract.ts';
import { handleMessages, notAcceptedFailure } from './handle-messages.ts';
import type { Call } from './steps.ts';

/**
 * One application for residence, from its receipt to its outcome. In each stage the case does the one thing that leads
 * out of it, and messages may move it meanwhile; it ends when it is closed and everybody who wrote has been answered.
 */
export async function residenceRegistration(input: RegistrationInput): Promise<void> {
  const process = new CaseProcess(input);
  handleMessages(process);
  await openCase(process);
  while (process.state !== undefined && process.state.stage !== 'closed') {
    const { revision } = process.state;
    await STORY[process.state.stage](process);
    // Only a store that has lost what this workflow knows brings nothing new. Somebody must look; until then, calmly.
    if (process.state.revision === revision) await sleep('1 minute');
  }
  process.publish();
  await condition(allHandlersFinished);
  if (process.notAccepted !== undefined) throw notAcceptedFailure(process);
}

type Chapter = (process: CaseProcess) => Promise<void>;

/** What a case does in each stage until it leaves it. */
const STORY: Readonly<Record<Exclude<Stage, 'closed'>, Chapter>> = {
  opening: openCase,
  'awaiting-consent': collectConsents,
  'checking-ownership': commitRegistration,
  // Passed through inside one transaction; nobody meets a case in it.
  registering: commitRegistration,
  'in-review': awaitReview,
  registered: carryOutFollowUps,
};

/** Opens, refuses or turns down the application. If a registry can't answer now, at least the receipt is recorded (R29). */
async function openCase(process: CaseProcess): Promise<void> {
  const { input } = process;
  await process.openingStep(
    'open-case',
    (activities, basis) => activities.openCase({ ...basis, ...input }),
    () =>
      process.openingStep('receive-application', (activities, basis) =>
        activities.receiveApplication({ ...basis, ...input }),
      ),
  );
}

/** Asks the consenters, reminds them, and ends the case when the deadline passes without them (R15). */
async function collectConsents(process: CaseProcess): Promise<void> {
  if (!process.areConsentersAsked) void requestConsents(process);
  // Whoever is wanted when the case comes back here has to be asked anew: a new owner, or one who took a consent back.
  process.areConsentersAsked = false;
  process.publish();
  const askedAt = process.state?.stage === 'awaiting-consent' ? process.state.askedAt : now();
  let lookedAt = now();
  while (process.state?.stage === 'awaiting-consent') {
    const due = nextDue(process.state, lookedAt);
    if (await process.leavesConsentsOf(askedAt, Date.parse(due.at) - Date.now())) return;
    lookedAt = due.at;
    if (due.kind === 'deadline') await expireConsents(process);
    else void remindConsenters(process, due.at);
  }
}

async function requestConsents(process: CaseProcess): Promise<void> {
  await process.stepOfStage('request-consents', (activities, basis) => activities.requestConsents(basis));
}

/** An answer that came in time is heard out first: only then does silence count (R15). */
async function expireConsents(process: CaseProcess): Promise<void> {
  await condition(allHandlersFinished);
  if (process.state?.stage !== 'awaiting-consent') return;
  await process.stepOfStage('expire-consents', (activities, basis) => activities.expireConsents(basis));
}

async function remindConsenters(process: CaseProcess, dueAt: string): Promise<void> {
  await process.stepOfStage('remind-consenters', (activities, basis) =>
    activities.remindConsenters({ ...basis, dueAt }),
  );
}

/** A caseworker decides what the rules can't (R17). */
async function awaitReview(process: CaseProcess): Promise<void> {
  process.publish();
  await condition(() => process.state?.stage !== 'in-review');
}

/** The registries are asked once more; if they confirm, the person is registered here and withdrawn there at once (R16, R19). */
async function commitRegistration(process: CaseProcess): Promise<void> {
  await process.stepOfStage('commit-registration', (activities, basis) => activities.commitRegistration(basis));
}

/** Tells the others, all at once; whoever can't be told now is told later and holds up nobody else (R21). */
async function carryOutFollowUps(process: CaseProcess): Promise<void> {
  const tell =
    (names: readonly FollowUpName[]): Call<StepResult> =>
    (activities, basis) =>
      activities.carryOutFollowUps({ ...basis, names });
  if (await process.quickStep(tell(FOLLOW_UPS))) return;
  process.publish();
  await Promise.all(FOLLOW_UPS.map((name) => process.stepOfStage(`follow-up/${name}`, tell([name]))));
}
