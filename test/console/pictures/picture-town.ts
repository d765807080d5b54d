import { setTimeout as pause } from 'node:timers/promises';
import { bodyOf, type Case } from '../../../client/create-tirkeu-client.ts';
import type { RunningStack } from '../../support/running-stack.ts';
import { openCaseTown } from '../case-town.ts';
import { openReviewTown } from '../review-town.ts';
import { ageCases } from './age-cases.ts';
import { settleTown } from './settle-town.ts';

/** Whom the pictures are about. */
export interface PictureTown {
  readonly stack: RunningStack;
  /** One of two owners has agreed; a note, a longer deadline, and somebody in charge. */
  readonly waiting: Case;
  readonly inReview: Case;
  readonly registered: Case;
}

export const SUPERVISOR = 'saule';
export const COLLEAGUE = 'gulnara';
const HOUSEHOLDS = 220;
const DAY_MS = 24 * 60 * 60_000;
const MORE_DAYS = 7;
const NOTE = 'Екінші меншік иесі шетелде, дүйсенбіде оралады. Телефонмен хабарластық.';
const REASON = 'Меншік иесі іссапарда.';
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 500;

/** A town of some weeks, the same each time but for its dates. Takes a minute. */
export async function fillPictureTown(stack: RunningStack & { readonly mongodb: string }): Promise<PictureTown> {
  const { colleague, file } = await openCaseTown(stack);
  const { bringToReview } = await openReviewTown(stack);
  const fileWaiting = async (): Promise<Case> => {
    const { caseId, deadlineAt } = await file('renter-two-owners', 1);
    const later = new Date(Date.parse(deadlineAt ?? '') + MORE_DAYS * DAY_MS).toISOString();
    await bodyOf(colleague.addNote({ caseId, body: { text: NOTE } }));
    await bodyOf(colleague.extendDeadline({ caseId, ifMatch: '*', body: { deadlineAt: later, reason: REASON } }));
    return bodyOf(colleague.assignCase({ caseId, ifMatch: '*', body: { assignee: SUPERVISOR } }));
  };
  // Who is there first is the oldest afterwards.
  const [waiting, inReview] = [await fileWaiting(), await bringToReview('arrested-dwelling')];
  const registered = await file('renter-two-owners', 2);
  await settleTown(stack, HOUSEHOLDS);
  const until = Date.now() + PATIENCE_MS;
  const hasFollowUps = async () =>
    (await bodyOf(colleague.listCases({ query: { stage: 'registered' } }))).data.length > 0;
  while ((await hasFollowUps()) && Date.now() < until) await pause(LOOK_EVERY_MS);
  await ageCases(stack.mongodb, new Date());
  return { stack, waiting, inReview, registered };
}
