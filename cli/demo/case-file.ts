import type { Case, CaseBeingOpened, EventList, Failure, Problem, Success } from '../../client/create-tirkeu-client.ts';
import { Obstacle } from '../obstacle.ts';

/** A case as the api shows it, as far as the demo tells of it. */
export type CaseFile = Pick<
  Case,
  | 'caseId'
  | 'service'
  | 'channel'
  | 'stage'
  | 'outcome'
  | 'refusal'
  | 'registrant'
  | 'people'
  | 'applicant'
  | 'dwelling'
  | 'consents'
  | 'objections'
  | 'objectionsUntil'
  | 'review'
  | 'deadlineAt'
  | 'waitingFor'
  | 'stuckSince'
  | 'office'
  | 'followUps'
  | 'stay'
  | 'residenceId'
  | 'formerRka'
  | 'revision'
>;
export type Consent = CaseFile['consents'][number];
export type Trilingual = NonNullable<CaseFile['dwelling']['address']>;
/** What a caseworker has to weigh; what belongs to its kind is there, too. */
export type Matter = NonNullable<CaseFile['review']>['matters'][number];
/** One line of the audit trail. */
export type CaseEvent = EventList['data'][number];

type Settled = Success<number, Case | CaseBeingOpened | undefined> | Failure;

/** The case in an answer; `undefined` where it is accepted but can't be shown yet. @throws {Obstacle} over a problem */
export function caseIn(answer: Settled): CaseFile | undefined {
  if (!answer.ok) throw obstacleOf(answer.status, answer.problem);
  const { status, body } = answer;
  return status === 202 || body === undefined || !('revision' in body) ? undefined : body;
}

/** A problem document in words. */
function obstacleOf(status: number, { code, detail, reason }: Problem): Obstacle {
  return new Obstacle(
    `The api answers ${status} ${code}${typeof reason === 'string' ? ` (${reason})` : ''}. ${detail}`,
  );
}

/** An answer of this consenter is still wanted. */
export const isWanted = ({ status }: Consent): boolean => status === 'pending' || status === 'revoked';

/** Nothing moves a case at rest but people and time: it is over, or somebody has to answer, to decide, or may object. */
export const isAtRest = (file: CaseFile): boolean =>
  file.stage === 'closed' ||
  file.stage === 'in-review' ||
  file.stage === 'awaiting-objections' ||
  (file.stage === 'awaiting-consent' && file.consents.some(isWanted)) ||
  isCommitted(file);

/** The change is made and everybody is told; what is only ordered, or goes on until its last day, holds up nothing (R20, R21). */
export const isCommitted = ({ stage, followUps }: CaseFile): boolean =>
  stage === 'registered' && followUps.every(({ state }) => state !== 'pending');

/** Somebody else than the product has taken something over and hasn't answered yet. */
export const isOrderOpen = ({ followUps }: CaseFile): boolean => followUps.some(({ state }) => state === 'ordered');
