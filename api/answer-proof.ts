import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { UpdateDefinition } from '@temporalio/common';
import type { Caseworker, Evidence } from '../domain/application.ts';
import type { Case } from '../domain/case.ts';
import { checkAttestation, type Rejection } from '../domain/messages.ts';
import { rejectEvidenceShape } from '../domain/signature-profile.ts';
import type { Proof } from '../store/reader.ts';
import type { Revision } from '../workflows/contract.ts';
import { carrierOf, findCaller } from './access/caller.ts';
import { answerWithCase, type Show } from './answer-case.ts';
import { messageIdOf } from './digests.ts';
import { evidenceRejected } from './rejections.ts';
import type { ApiDependencies } from './route.ts';

/** What proves a message: by whom it is, the evidence says; who saw them, a caseworker's name. */
interface Proved {
  readonly evidence: Evidence;
  readonly attestedBy?: Caseworker | undefined;
  readonly powerOfAttorneyId?: string | undefined;
  readonly client?: string | undefined;
}

interface ProvedMessage<Message extends Proved> {
  readonly caseId: string;
  readonly update: UpdateDefinition<Revision, [Message]>;
  readonly message: Message;
  /** What the evidence is for: by it a message that comes again is recognised. */
  readonly proves: Pick<Proof, 'consentId' | 'purpose'>;
  /** @param client the integrator that brings it */
  readonly check: (state: Case, at: string, client: string | undefined) => Rejection | undefined;
  readonly show?: Show;
}

/**
 * What becomes of such a signature rests on its bytes, so the engine may give a repeat its first answer. Papers, passwords and
 * powers may be entered in a registry tomorrow: whether they hold is looked at each time.
 */
const restsOnItsBytes = ({ evidence, powerOfAttorneyId }: Proved): boolean =>
  evidence.kind === 'eds' && powerOfAttorneyId === undefined;

/** A body names the caseworker who acts; in the message it is who attests what is proved. */
export const asAttested = <Body extends { readonly caseworker?: Caseworker | undefined }>({
  caseworker,
  ...message
}: Body) => ({ ...message, attestedBy: caseworker });

/** Sends a message that somebody proves, and answers with the case as it then is (R12). The same proof again, likewise. */
export async function answerProof<Message extends Proved>(
  dependencies: ApiDependencies,
  response: Response,
  { caseId, update, message: said, proves, check, show }: ProvedMessage<Message>,
): Promise<void> {
  const client = carrierOf(findCaller(response));
  const message = client === undefined ? said : { ...said, client };
  const { evidence, attestedBy } = message;
  const reason = evidence.kind === 'eds' ? rejectEvidenceShape(evidence.cms) : undefined;
  if (reason !== undefined) throw evidenceRejected('evidence-rejected', reason);
  const messageId = messageIdOf(update.name, message);
  const send = (id: string) => dependencies.messenger.send(caseId, update, message, id);
  const sendAnew = () => send(`${messageId}/${randomUUID()}`);
  const proof = { ...proves, caseId, evidence, attestedBy: attestedBy ?? null };
  await answerWithCase(dependencies, response, {
    caseId,
    show,
    answer: await (restsOnItsBytes(message) ? send(messageId) : sendAnew()),
    ...(restsOnItsBytes(message) ? { sendAnew } : {}),
    afterTheEnd: {
      wasCarriedOut: () => dependencies.reader.holdsEvidence(proof),
      check: (state, at) => check(state, at, client) ?? checkAttestation(state, attestedBy),
    },
  });
}
