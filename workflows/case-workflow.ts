import { allHandlersFinished, condition, sleep } from '@temporalio/workflow';
import type { Stage } from '../domain/stages.ts';
import { wakeFormerStays } from './after-commit.ts';
import {
  awaitObjections,
  awaitReview,
  collectConsents,
  commitRegistration,
  openCase,
  tellOutcome,
} from './before-commit.ts';
import { CaseProcess } from './case-process.ts';
import type { RegistrationInput } from './contract.ts';
import { handleMessages, notAcceptedFailure } from './handle-messages.ts';

/** What a case does in a stage until it leaves it. */
export type Chapter = (process: CaseProcess) => Promise<void>;

/** The chapters that every service shares: all until the change is committed. */
const UNTIL_COMMIT: Readonly<Record<Exclude<Stage, 'registered' | 'closed'>, Chapter>> = {
  opening: openCase,
  'awaiting-consent': collectConsents,
  'awaiting-objections': awaitObjections,
  'checking-ownership': commitRegistration,
  // Passed through inside one transaction; nobody meets a case in it.
  registering: commitRegistration,
  'in-review': awaitReview,
};

/**
 * The workflow of a service: one application from its receipt to its outcome. In each stage the case does the one thing that
 * leads out of it, and messages may move it meanwhile; it ends when it is closed and everybody who wrote has been answered.
 *
 * @param afterCommit what the service does once its change is committed, all side by side
 */
export const caseWorkflow =
  (...afterCommit: readonly Chapter[]) =>
  async (input: RegistrationInput): Promise<void> => {
    const process = new CaseProcess(input);
    const registered: Chapter = async () => {
      await Promise.all(afterCommit.map((chapter) => chapter(process)));
    };
    const story: Readonly<Record<Exclude<Stage, 'closed'>, Chapter>> = { ...UNTIL_COMMIT, registered };
    handleMessages(process);
    await openCase(process);
    while (process.state !== undefined && process.state.stage !== 'closed') {
      const { revision } = process.state;
      await story[process.state.stage](process);
      // Only a store that has lost what this workflow knows brings nothing new. Somebody must look; until then, calmly.
      if (process.state.revision === revision) await sleep('1 minute');
    }
    process.publish();
    // A task that was lost may have committed and told everything: then the case was never seen in between.
    await wakeFormerStays(process);
    await tellOutcome(process);
    await condition(allHandlersFinished);
    if (process.notAccepted !== undefined) throw notAcceptedFailure(process);
  };
