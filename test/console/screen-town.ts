import { bodyOf, type Case } from '../../client/create-tirkeu-client.ts';
import type { RunningStack } from '../support/running-stack.ts';
import { openCaseTown } from './case-town.ts';
import { type CounterTown, openCounterTown } from './counter-town.ts';
import { openReviewTown } from './review-town.ts';
import { fileCases, WAITING } from './town.ts';

/** One case for each thing that a case can be, and people who come to the counter. */
export interface ScreenTown {
  /** Two owners, of whom one has consented; a note; somebody in charge. */
  readonly waiting: Case;
  readonly inReview: Case;
  /** An owner withdraws people, one of whom objects. */
  readonly disputed: Case;
  readonly registered: Case;
  readonly refused: Case;
  readonly cancelled: Case;
  /** Of somebody else's office, as a caseworker of `office` sees it. */
  readonly foreign: Case;
  readonly counter: CounterTown;
}

/** Speaks every language, so that no page of one shows words of another because of what people wrote. */
const OBJECTION = '12 — №3';
const OFFICE_OF_THE_CASEWORKER = 'astana';

/** @throws where a situation doesn't come about */
export async function openScreenTown(stack: RunningStack): Promise<ScreenTown> {
  const [cases, reviews] = [await openCaseTown(stack), await openReviewTown(stack)];
  const waiting = await cases.fileRich('saule');
  const others = await fileCases(stack, WAITING);
  const foreign = others.find(({ office }) => office !== OFFICE_OF_THE_CASEWORKER);
  if (foreign === undefined) throw new Error(`everybody lives in ${OFFICE_OF_THE_CASEWORKER}`);
  const cancelled = await cases.file('renter-one-owner');
  await bodyOf(cases.colleague.cancelApplication({ caseId: cancelled.caseId, body: {} }));
  return {
    waiting,
    foreign,
    cancelled,
    registered: await cases.file('renter-one-owner', 1),
    refused: await cases.file('expired-document'),
    inReview: await reviews.bringToReview('arrested-dwelling'),
    disputed: await reviews.bringToReview('withdrawal-of-family', OBJECTION),
    counter: openCounterTown(stack),
  };
}
