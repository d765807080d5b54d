import { condition, getExternalWorkflowHandle, log } from '@temporalio/workflow';
import type { StepResult } from '../activities/step.ts';
import { chipOrderOf, nextChipLook } from '../domain/after-commit.ts';
import { FOLLOW_UPS, type FollowUpName, type FollowUpState, registrationOf } from '../domain/case.ts';
import { msUntil } from './before-commit.ts';
import { type CaseProcess, now } from './case-process.ts';
import { residenceEndedSignal } from './contract.ts';
import type { Call } from './steps.ts';

/** The chapters of a case whose change is committed. They run side by side; none of them undoes anything (R21). */

const committed = ({ state }: CaseProcess) => (state?.stage === 'registered' ? state.registration : undefined);

const has = (process: CaseProcess, state: FollowUpState, name?: FollowUpName): boolean =>
  committed(process)?.followUps.some(
    (followUp) => followUp.state === state && (name === undefined || followUp.name === name),
  ) ?? false;

/** Tells the others, all at once; whoever can't be told now is told later and holds up nobody else (R21). */
export const carryOutFollowUps = (process: CaseProcess): Promise<void> => carryOut(process, FOLLOW_UPS);

async function carryOut(process: CaseProcess, wanted: readonly FollowUpName[]): Promise<void> {
  const pending = (): readonly FollowUpName[] => wanted.filter((name) => has(process, 'pending', name));
  if (pending().length === 0) return;
  const tell =
    (names: readonly FollowUpName[]): Call<StepResult> =>
    (activities, basis) =>
      activities.carryOutFollowUps({ ...basis, names });
  if (await process.quickStep(tell(wanted))) return;
  process.publish();
  await Promise.all(pending().map((name) => process.stepOfStage(`follow-up/${name}`, tell([name]))));
}

/** Looks now and then whether the address has been written on the chip; the card's holder may take their time, or never come (R21). */
export async function awaitChip(process: CaseProcess): Promise<void> {
  await condition(() => !has(process, 'pending', 'chip-recording'));
  const order = (): ReturnType<typeof chipOrderOf> =>
    process.state === undefined ? undefined : chipOrderOf(process.state);
  let lookedAt = order()?.orderedAt;
  if (lookedAt !== undefined) process.publish();
  for (let placed = order(); placed !== undefined && lookedAt !== undefined; placed = order()) {
    await condition(() => order() === undefined, msUntil(nextChipLook(placed.orderedAt, lookedAt)));
    lookedAt = now();
    await process.step(
      'chip-recording',
      (activities, basis) => activities.lookAtChipOrder(basis),
      () => order() !== undefined,
    );
  }
}

/** Sleeps until the last day of the stay; whoever ends it earlier, or replaces it, wakes the case (R20). */
export async function awaitEndOfStay(process: CaseProcess): Promise<void> {
  const goingOn = () => {
    const stay = committed(process)?.stay;
    return stay?.ended === null ? stay : undefined;
  };
  // What is to be told comes first, so that a healthy case says where it stands once, before it sleeps.
  await condition(() => !has(process, 'pending'), '1 minute');
  if (goingOn() !== undefined) process.publish();
  for (let stay = goingOn(); stay !== undefined; stay = goingOn()) {
    await condition(() => goingOn() === undefined || process.isResidenceInDoubt, msUntil(stay.until));
    process.isResidenceInDoubt = false;
    if (goingOn() === undefined) break;
    await process.step(
      'end-stay',
      (activities, basis) => activities.endStayInTime(basis),
      () => goingOn() !== undefined,
    );
  }
  // Not left to the next round: somebody else's registry may be down for as long as the stay lasted.
  await carryOut(process, ['end-of-stay', 'end-of-stay-notices']);
}

/**
 * The cases whose stays this one has ended sleep until a day that no longer matters: they are woken (R20). Nothing is recorded
 * of it, so it is also done for a case that is closed already when its workflow learns of the commit.
 */
export async function wakeFormerStays(process: CaseProcess): Promise<void> {
  const registration = process.state === undefined ? null : registrationOf(process.state);
  if (registration === null || process.areFormerStaysAwake) return;
  process.areFormerStaysAwake = true;
  const { ended } = registration;
  const caseIds = ended.flatMap(({ kind, openedBy }) => (kind === 'temporary' && openedBy !== null ? [openedBy] : []));
  await Promise.all(
    caseIds.map(async (caseId) => {
      try {
        await getExternalWorkflowHandle(caseId).signal(residenceEndedSignal);
      } catch (error) {
        // It is over already, or was ended in the engine: then nobody sleeps.
        log.warn('nobody to wake', { reason: error instanceof Error ? error.name : 'unknown' });
      }
    }),
  );
}
