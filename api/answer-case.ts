import type { Request, Response } from 'express';
import { z } from 'zod';
import type { MessageAnswer } from './case-messenger.ts';
import { caseView, entityTagOf } from './case-view.ts';
import { notFound, unavailable } from './problem.ts';
import { problemFor } from './rejections.ts';
import type { ApiDependencies } from './route.ts';
import type { StoredCase } from '../store/reader.ts';

const caseIdSchema = z.uuid();

/** The case id of the path; what isn't one can't be a case of ours. */
export function caseIdOf(request: Request): string {
  const parsed = caseIdSchema.safeParse(request.params['caseId']);
  if (!parsed.success) throw notFound('case');
  return parsed.data.toLowerCase();
}

export async function getStoredCase({ reader }: ApiDependencies, caseId: string): Promise<StoredCase> {
  const stored = await reader.findCase(caseId);
  if (stored === undefined) throw notFound('case');
  return stored;
}

export const sendCase = (response: Response, status: number, stored: StoredCase): void => {
  response.status(status).set('etag', entityTagOf(stored)).json(caseView(stored));
};

/** Answers a message to a case with the case as it then is, or with the reason why it was turned away. */
export async function answerWithCase(
  dependencies: ApiDependencies,
  response: Response,
  caseId: string,
  answer: MessageAnswer,
): Promise<void> {
  switch (answer.kind) {
    case 'refused':
      throw problemFor(answer);
    case 'unavailable':
      throw unavailable('The case did not answer in time. Send the same request again: it is carried out once.');
    case 'no-such-case':
      throw notFound('case');
    case 'done':
    case 'in-progress': {
      const stored = await getStoredCase(dependencies, caseId);
      sendCase(response, answer.kind === 'done' ? 200 : 202, stored);
    }
  }
}
