import { randomUUID } from 'node:crypto';
import { status as GrpcStatus } from '@grpc/grpc-js';
import type { Client, WorkflowHandle } from '@temporalio/client';
import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  WorkflowUpdateStage,
} from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { RegistrationInput, Revision } from '../workflows/contract.ts';
import { FAILURES, openedUpdate, TASK_QUEUE, WORKFLOWS } from '../workflows/contract.ts';

/** How long a caller waits for an answer before it is told to look later; nothing is given up because of it. */
const ANSWER_WITHIN_MS = 5_000;

/** A failure that the case gave as its answer; `detail` is the first detail of `FAILURES` in `workflows/contract.ts`. */
export interface Refusal {
  readonly kind: 'refused';
  readonly failure: (typeof FAILURES)[keyof typeof FAILURES];
  readonly detail: unknown;
}

export type StartAnswer =
  | { readonly kind: 'done' }
  | Refusal
  /** Accepted and durable, but the answer takes longer. */
  | { readonly kind: 'in-progress' }
  /** The case was over before this request came: it is the answer to an earlier one with the same key. */
  | { readonly kind: 'already-over' }
  | { readonly kind: 'unavailable' };

export type MessageAnswer =
  | { readonly kind: 'done' }
  | Refusal
  | { readonly kind: 'in-progress' }
  /** Nobody takes messages for this case any more, or there never was one. */
  | { readonly kind: 'over' }
  | { readonly kind: 'unavailable' };

/** How the api talks to cases: it starts and messages them, and never changes anything itself. */
export interface CaseMessenger {
  start(input: RegistrationInput): Promise<StartAnswer>;
  /** `messageId` is derived from the content, so that a repeat gets the first answer. */
  send<Message>(
    caseId: string,
    update: UpdateDefinition<Revision, [Message]>,
    message: Message,
    messageId: string,
  ): Promise<MessageAnswer>;
  /** Whether a workflow carries the case on; `false` also where nobody could be asked. */
  isRunning(caseId: string): Promise<boolean>;
  /**
   * What became of a case that the store doesn't know: it isn't open yet, it never became one, or it never was. With `client`,
   * another client's is none.
   */
  lookUp(
    caseId: string,
    client?: string,
  ): Promise<{ readonly kind: 'opening' | 'no-such-case' | 'unavailable' } | Refusal>;
  ping(): Promise<unknown>;
}

const serviceKey = defineSearchAttributeKey('Service', 'KEYWORD');
const stageKey = defineSearchAttributeKey('CaseStage', 'KEYWORD');

/** Who filed the case, in the workflow's memo. */
const CLIENT = 'client';

const isFailureType = (type: string): type is Refusal['failure'] => Object.values<string>(FAILURES).includes(type);

/** The case's own answer, where an error carries one. */
function refusalIn(error: unknown): Refusal | undefined {
  const isAnswer = error instanceof WorkflowUpdateFailedError || error instanceof WorkflowFailedError;
  if (!isAnswer || !(error.cause instanceof ApplicationFailure)) return undefined;
  const { type, details } = error.cause;
  return typeof type === 'string' && isFailureType(type)
    ? { kind: 'refused', failure: type, detail: details?.[0] }
    : undefined;
}

const TRANSIENT = [
  GrpcStatus.UNAVAILABLE,
  GrpcStatus.DEADLINE_EXCEEDED,
  GrpcStatus.CANCELLED,
  GrpcStatus.RESOURCE_EXHAUSTED,
  GrpcStatus.ABORTED,
  GrpcStatus.INTERNAL,
];

/** The engine didn't say whether it took the message: the caller may safely repeat. */
export function isTransient(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : error;
  return isGrpcServiceError(cause) && TRANSIENT.includes(cause.code);
}

export function createCaseMessenger(client: Client): CaseMessenger {
  const within = <Value>(work: () => Promise<Value>): Promise<Value> =>
    client.withDeadline(Date.now() + ANSWER_WITHIN_MS, work);

  const isRunning = async (caseId: string): Promise<boolean> => {
    try {
      const { status } = await within(() => client.workflow.getHandle(caseId).describe());
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError || isTransient(error)) return false;
      throw error;
    }
  };

  return {
    isRunning,

    async start(input) {
      const { caseId, application, applicationDigest } = input;
      const startWorkflowOperation = new WithStartWorkflowOperation(WORKFLOWS[application.service], {
        workflowId: caseId,
        taskQueue: TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        // Ours fails only where the application was never accepted; then the same key may be used once more. One that was
        // terminated or cancelled in the engine may be started again, too: it finds its case in the store.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        typedSearchAttributes: new TypedSearchAttributes([
          { key: serviceKey, value: application.service },
          { key: stageKey, value: 'opening' },
        ]),
        // Read where there is no case file yet, or never will be.
        memo: { [CLIENT]: input.client },
      });
      // Nobody awaits the handle; without this a failed start would count as an unhandled rejection.
      startWorkflowOperation.workflowHandle().catch(() => undefined);
      try {
        await within(() =>
          client.workflow.executeUpdateWithStart(openedUpdate, {
            startWorkflowOperation,
            args: [applicationDigest],
            // New each time: the engine remembers answers by id, also for a workflow that failed, and would give the old
            // refusal to a corrected application (or once the other case has ended) without ever starting it.
            updateId: randomUUID(),
          }),
        );
        return { kind: 'done' };
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal !== undefined) return refusal;
        if (error instanceof WorkflowExecutionAlreadyStartedError) return { kind: 'already-over' };
        if (!isTransient(error)) throw error;
        return { kind: (await isRunning(caseId)) ? 'in-progress' : 'unavailable' };
      }
    },

    async send(caseId, update, message, messageId) {
      const handle: WorkflowHandle = client.workflow.getHandle(caseId);
      try {
        const accepted = await within(() =>
          handle.startUpdate(update, {
            args: [message],
            updateId: messageId,
            waitForStage: WorkflowUpdateStage.ACCEPTED,
          }),
        );
        try {
          await within(() => accepted.result());
          return { kind: 'done' };
        } catch (error) {
          const refusal = refusalIn(error);
          if (refusal !== undefined) return refusal;
          // Accepted is durable: whatever happens to this call, the message will be carried out.
          if (isTransient(error)) return { kind: 'in-progress' };
          throw error;
        }
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal !== undefined) return refusal;
        if (error instanceof WorkflowNotFoundError) return { kind: 'over' };
        if (isTransient(error)) return { kind: 'unavailable' };
        throw error;
      }
    },

    async lookUp(caseId, filer) {
      try {
        const handle = client.workflow.getHandle(caseId);
        const { status, memo } = await within(() => handle.describe());
        if (filer !== undefined && memo?.[CLIENT] !== filer) return { kind: 'no-such-case' };
        if (status.name === 'RUNNING') return { kind: 'opening' };
        await within(() => handle.result());
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal !== undefined) return refusal;
        // Nobody may be told that there is no case because nobody could be asked.
        if (isTransient(error)) return { kind: 'unavailable' };
        // Ended by somebody in the engine before the store knew of it: there is no case, and the key serves again.
        if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowFailedError)) throw error;
      }
      return { kind: 'no-such-case' };
    },

    ping: () => within(() => client.workflowService.getSystemInfo({})),
  };
}
