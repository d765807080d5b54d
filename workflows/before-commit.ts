import { allHandlersFinished, condition } from '@temporalio/workflow';
import { nextDue } from '../domain/deadlines.ts';
import { type CaseProcess, now } from './case-process.ts';

/** The chapters of a case until its change is committed or it ends without. */

/** Opens, refuses or turns down the application. If a registry can't answer now, at least the receipt is recorded (R29). */
export async function openCase(process: CaseProcess): Promise<void> {
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

/** Whoever has to know of the case and doesn't yet is told while the case waits. */
function tellWhoIsConcerned(process: CaseProcess): void {
  if (!process.areConsentersAsked) void requestConsents(process);
  // Whoever is wanted when the case comes back to waiting has to be asked anew: a new owner, or one who took a consent back.
  process.areConsentersAsked = false;
  process.publish();
}

/** Asks the consenters, reminds them, and ends the case when the deadline passes without them (R15). */
export async function collectConsents(process: CaseProcess): Promise<void> {
  tellWhoIsConcerned(process);
  if (process.state?.stage !== 'awaiting-consent') return;
  const wait = process.state;
  let lookedAt = now();
  while (process.awaitsConsentsOf(wait)) {
    const due = nextDue(wait, lookedAt);
    await condition(() => !process.awaitsConsentsOf(wait), msUntil(due.at));
    if (!process.awaitsConsentsOf(wait)) return;
    lookedAt = due.at;
    if (due.kind === 'deadline') await expireConsents(process);
    else void remindConsenters(process, due.at);
  }
}

/** A timer of no length is none. */
export const msUntil = (instant: string): number => Math.max(1, Date.parse(instant) - Date.now());

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

/** Holds the case for those who are to be withdrawn and may object (R23). */
export async function awaitObjections(process: CaseProcess): Promise<void> {
  tellWhoIsConcerned(process);
  const { state } = process;
  if (state?.stage !== 'awaiting-objections' || state.objectionsUntil === null) return;
  const isOver = (): boolean => process.state?.stage !== 'awaiting-objections';
  if (await condition(isOver, msUntil(state.objectionsUntil))) return;
  await condition(allHandlersFinished);
  if (isOver()) return;
  await process.stepOfStage('end-objection-period', (activities, basis) => activities.endObjectionPeriod(basis));
}

/** A caseworker decides what the rules can't (R17). */
export async function awaitReview(process: CaseProcess): Promise<void> {
  process.publish();
  await condition(() => process.state?.stage !== 'in-review');
}

/** The registries are asked once more; if they confirm, the ledger changes at once: here and there, for all of them (R16, R19). */
export async function commitRegistration(process: CaseProcess): Promise<void> {
  await process.stepOfStage('commit-registration', (activities, basis) => activities.commitRegistration(basis));
}

/** Everybody whom the case has bothered learns how it ended; whom a commit concerned, its follow-ups tell (R22, R29). */
export async function tellOutcome(process: CaseProcess): Promise<void> {
  const { state } = process;
  if (state?.stage !== 'closed' || 'registration' in state.ending) return;
  await process.step(
    'tell-outcome',
    (activities, basis) => activities.tellOutcome(basis),
    () => true,
  );
}
