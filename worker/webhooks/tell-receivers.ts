import type { Client } from '@temporalio/client';
import { v5 } from 'uuid';
import type { CaseEvent } from '../../domain/case-events.ts';
import { ImpossibleEvent } from '../../domain/impossible-event.ts';
import { type CaseData, type WebhookBody, webhookBodies } from '../../domain/webhooks.ts';
import type { Logger } from '../../platform/logging.ts';
import type { CaseHistories } from '../../store/case-histories.ts';
import type { CommittedEvent } from '../../store/event-feed.ts';
import type { DeliveryStore, Told } from '../../store/webhook-deliveries.ts';
import type { WebhookDocument } from '../../store/webhook-schemas.ts';
import {
  deliverSignal,
  WEBHOOK_TASK_QUEUE,
  WEBHOOK_WORKFLOW,
  type WebhookDeliveriesInput,
  webhookWorkflowId,
} from '../../workflows/contract.ts';

export interface TellerParts {
  readonly client: Client;
  readonly histories: CaseHistories;
  readonly deliveries: DeliveryStore;
  readonly logger: Logger;
}

/** Which events of a case are to be told; `all` in a scan, where nobody knows which have been. */
export type Wanted = ReadonlyMap<string, 'all' | ReadonlySet<number>>;

/**
 * Hands events over to the workflows that carry them to receivers. Safe to repeat, in part or as a whole: a message's id is
 * made of what it is about, so it is in the log once, and what is settled there isn't handed over again.
 *
 * @returns once the engine has taken all of it; until then nothing may count as told
 */
export type TellReceivers = (wanted: Wanted, mayTell?: MayTell) => Promise<void>;
export type MayTell = (webhook: WebhookDocument, body: WebhookBody) => boolean;

/** Name space of message ids (UUIDv5). */
const MESSAGE_IDS = '6d0b7c52-5d0f-4f0b-9a3e-5b3b8f2f7a11';

/** Signals on their way at once: enough to keep the engine busy, few enough to leave it to the cases. */
const SIDE_BY_SIDE = 16;

export const wantedOf = (events: readonly CommittedEvent[]): Wanted => {
  const wanted = new Map<string, Set<number>>();
  for (const { caseId, seq } of events) wanted.set(caseId, (wanted.get(caseId) ?? new Set()).add(seq));
  return wanted;
};

export function createTeller({ client, histories, deliveries, logger }: TellerParts): TellReceivers {
  const bodiesOf = (caseId: string, events: readonly CaseEvent[]) => {
    try {
      return webhookBodies(events);
    } catch (error) {
      if (!(error instanceof ImpossibleEvent)) throw error;
      // One damaged case must not keep all others from being told.
      logger.error({ err: error, caseId }, 'a case can not be told to receivers: its events are no lawful history');
      return [];
    }
  };

  /** For each receiver and case its messages in order. */
  async function messagesFor(wanted: Wanted, mayTell: MayTell): Promise<readonly (readonly Told[])[]> {
    const webhooks = await deliveries.listActive();
    if (webhooks.length === 0) return [];
    const audiences = await histories.clientsOf([...wanted.keys()]);
    const listened = Array.from(audiences).filter(([, clients]) =>
      webhooks.some((webhook) => clients.includes(webhook.client)),
    );
    const events = await histories.eventsOf(listened.map(([caseId]) => caseId));
    return listened.flatMap(([caseId, clients]) => {
      const seqs = wanted.get(caseId) ?? new Set();
      const bodies = bodiesOf(caseId, events.get(caseId) ?? []).filter(
        ({ data }) => seqs === 'all' || seqs.has(data.revision),
      );
      return webhooks
        .filter((webhook) => clients.includes(webhook.client))
        .map((webhook) =>
          bodies
            .filter((body) => isOfInterest(webhook, body) && mayTell(webhook, body))
            .map((body) => asTold(webhook, caseId, body)),
        );
    });
  }

  async function handOver(told: readonly Told[]): Promise<void> {
    const [first] = told;
    if (first === undefined) return;
    const deliveryIds = told.map(({ deliveryId }) => deliveryId);
    const input: WebhookDeliveriesInput = { deliveryIds: [], isManual: false };
    await client.workflow.signalWithStart(WEBHOOK_WORKFLOW, {
      workflowId: webhookWorkflowId(first.webhookId, first.caseId),
      taskQueue: WEBHOOK_TASK_QUEUE,
      args: [input],
      signal: deliverSignal,
      signalArgs: [{ deliveryIds, isUrgent: false }],
    });
  }

  return async (wanted, mayTell = () => true) => {
    const messages = await messagesFor(wanted, mayTell);
    const pending = await deliveries.add(messages.flat());
    const rest = messages.map((told) => told.filter(({ deliveryId }) => pending.has(deliveryId)));
    for (let start = 0; start < rest.length; start += SIDE_BY_SIDE) {
      await Promise.all(rest.slice(start, start + SIDE_BY_SIDE).map(handOver));
    }
  };
}

const isOfInterest = ({ types }: WebhookDocument, { type }: WebhookBody): boolean =>
  types === null || types.includes(type);

const asTold = (
  { _id: webhookId, client }: WebhookDocument,
  caseId: string,
  body: WebhookBody & { readonly data: CaseData },
): Told => ({
  deliveryId: v5(`${webhookId}/${caseId}/${body.data.revision}/${body.type}`, MESSAGE_IDS),
  webhookId,
  client,
  caseId,
  body,
});
