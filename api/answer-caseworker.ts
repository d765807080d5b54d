import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { UpdateDefinition } from '@temporalio/common';
import type { Case } from '../domain/case.ts';
import type { Rejection } from '../domain/messages.ts';
import { isOwnCase } from '../domain/parties.ts';
import type { ByCaseworker, Revision } from '../workflows/contract.ts';
import { answerWithCase, caseIdOf } from './answer-case.ts';
import { callerOf } from './access/caller.ts';
import { demandIfMatch, revisionsIn } from './if-match.ts';
import type { ApiDependencies } from './route.ts';

interface CaseworkerMessage<Message extends ByCaseworker> {
  readonly update: UpdateDefinition<Revision, [Message]>;
  readonly message: Message;
  /** Whether the case shows already what the message asks for. */
  readonly wasCarriedOut: (state: Case) => boolean | Promise<boolean>;
  readonly check: (state: Case) => Rejection | undefined;
  /** It changes nothing that a colleague may be deciding on: whoever sends it needn't have seen the latest state. */
  readonly isHarmless?: boolean;
}

/**
 * Sends what a caseworker decides about the case of the path, and answers with the case as it then is. With `If-Match`,
 * which staff who are signed in have to send, it counts only while the case is as the caseworker saw it, which the case itself looks at when it decides.
 */
export async function answerCaseworker<Message extends ByCaseworker>(
  dependencies: ApiDependencies,
  { request, response }: { readonly request: Request; readonly response: Response },
  { update, message, wasCarriedOut, check, isHarmless = false }: CaseworkerMessage<Message>,
): Promise<void> {
  const caseId = caseIdOf(request);
  const ifMatch = request.get('if-match');
  if (!isHarmless) demandIfMatch(ifMatch, callerOf(response));
  const revisions = revisionsIn(ifMatch);
  // New each time: the same words may be right twice. A case can come back to review, or be given back to somebody.
  const answer = await dependencies.messenger.send(caseId, update, { ...message, revisions }, randomUUID());
  await answerWithCase(dependencies, response, {
    caseId,
    answer,
    afterTheEnd: {
      wasCarriedOut: (state) => !isOwnCase(state, message.caseworker) && wasCarriedOut(state),
      check,
    },
  });
}
