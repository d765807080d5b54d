import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import type { Rejection, RejectionCode } from '../domain/messages.ts';
import { callerOf } from './access/caller.ts';
import { caseFor } from './access/shown-case.ts';
import type { MessageAnswer } from './case-messenger.ts';
import { entityTagOf } from './case-view.ts';
import { notFound, unavailable } from './problem.ts';
import { problemFor, rejectionProblem, restsOnTheCase } from './rejections.ts';
import type { ApiDependencies } from './route.ts';
import type { StoredCase } from '../store/reader.ts';

const caseIdSchema = z.uuid();

/** The case id of the path; what isn't one can't be a case of ours. */
export function caseIdOf(request: Request): string {
  const parsed = caseIdSchema.safeParse(request.params['caseId']);
  if (!parsed.success) throw notFound('case');
  return parsed.data.toLowerCase();
}

const memberIdSchema = z.uuid();

/** An id within a case; what isn't one names nothing, and no case has to be asked. */
const memberIdOf =
  (parameter: string, otherwise: RejectionCode) =>
  (request: Request): string => {
    const parsed = memberIdSchema.safeParse(request.params[parameter]);
    if (!parsed.success) throw rejectionProblem({ code: otherwise });
    return parsed.data.toLowerCase();
  };

export const consentIdOf = memberIdOf('consentId', 'unknown-consent');
export const objectionIdOf = memberIdOf('objectionId', 'unknown-objection');

export async function getStoredCase({ reader }: ApiDependencies, caseId: string): Promise<StoredCase> {
  const stored = await reader.findCase(caseId);
  if (stored === undefined) throw notFound('case');
  return stored;
}

export const sendCase = (response: Response, status: number, stored: StoredCase): void => {
  // Kept by whoever asked, and asked about every time: with `If-None-Match` Express answers 304.
  response.set({ etag: entityTagOf(stored), 'cache-control': 'private, no-cache' });
  response.status(status).json(caseFor(callerOf(response), stored));
};

/** How a message fares with a case that doesn't take it, or that is over. */
export interface AfterTheEnd {
  /** Was this very message carried out before? Then a repeat gets the same answer. */
  readonly wasCarriedOut: (state: Case) => boolean | Promise<boolean>;
  /** Why the case takes it no longer: the same question that the case itself would ask. */
  readonly check: (state: Case, at: string) => Rejection | undefined;
}

interface Answering {
  readonly caseId: string;
  readonly answer: MessageAnswer;
  readonly afterTheEnd: AfterTheEnd;
  /** Sends the same message under an id of its own, so that the case looks at it afresh. */
  readonly sendAnew?: () => Promise<MessageAnswer>;
  /** For whom the case isn't meant as a whole. */
  readonly show?: Show | undefined;
}

/** Answers with a case, or with what of it is the caller's. */
export type Show = (response: Response, status: number, stored: StoredCase) => void;

const isTaken = ({ check }: AfterTheEnd, state: Case): boolean => check(state, new Date().toISOString()) === undefined;

/** Answers a message to a case with the case as it then is, or with the reason why it was turned away. */
export async function answerWithCase(
  dependencies: ApiDependencies,
  response: Response,
  { caseId, answer, afterTheEnd, sendAnew, show = sendCase }: Answering,
): Promise<void> {
  switch (answer.kind) {
    case 'refused': {
      // A message whose first answer died with a worker comes again to a case that has moved on because of it.
      const stored = await dependencies.reader.findCase(caseId);
      if (stored !== undefined && (await afterTheEnd.wasCarriedOut(stored.state))) {
        return show(response, 200, stored);
      }
      // The engine gives a repeat its first answer; where the case would take the message now, that answer is out of date.
      const isOutdated = stored !== undefined && restsOnTheCase(answer) && isTaken(afterTheEnd, stored.state);
      if (!isOutdated || sendAnew === undefined) {
        const problem = problemFor(answer);
        // So that whoever reads the case again knows whether that is what they will see.
        if (problem.status === 412 && stored !== undefined) response.set('etag', entityTagOf(stored));
        throw problem;
      }
      return answerWithCase(dependencies, response, { caseId, answer: await sendAnew(), afterTheEnd, show });
    }
    case 'unavailable':
      throw unavailable(
        'The case did not answer in time. Send the same request again, and read the case if it is turned away.',
      );
    case 'over': {
      const stored = await getStoredCase(dependencies, caseId);
      const { state } = stored;
      if (await afterTheEnd.wasCarriedOut(state)) return show(response, 200, stored);
      const rejection = afterTheEnd.check(state, new Date().toISOString());
      if (rejection === undefined) throw new Error(`case ${caseId} is open, but nothing carries it on`);
      throw rejectionProblem(rejection);
    }
    case 'done':
    case 'in-progress': {
      const stored = await getStoredCase(dependencies, caseId);
      show(response, answer.kind === 'done' ? 200 : 202, stored);
    }
  }
}
