import { trusted } from 'mongoose';
import type { WebhookBody } from '../domain/webhooks.ts';
import type {
  AttemptDocument,
  DeliveryDocument,
  DeliveryStatus,
  WebhookDocument,
  WebhookModels,
} from './webhook-schemas.ts';

export interface Told {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly client: string;
  readonly caseId: string;
  readonly body: WebhookBody;
}

/** Of one attempt: what it leaves the message as. */
export interface AttemptRecord {
  readonly attempt: AttemptDocument;
  readonly status: DeliveryStatus;
  readonly nextAttemptAt: Date | null;
}

/** The log of messages as the worker keeps it. */
export interface DeliveryStore {
  /** Subscriptions that want to be told. */
  listActive(): Promise<readonly WebhookDocument[]>;
  /** Writes messages into the log, each once however often it is told. @returns ids of those that are still to be sent */
  add(told: readonly Told[]): Promise<ReadonlySet<string>>;
  /** A message that is still to be sent, and the subscription as it is now. */
  find(deliveryId: string): Promise<{ delivery: DeliveryDocument; webhook: WebhookDocument | null } | undefined>;
  record(deliveryId: string, record: AttemptRecord): Promise<void>;
  /** Nothing was tried, and nothing will be. */
  giveUp(deliveryId: string): Promise<void>;
  markAccepted(webhookId: string): Promise<void>;
  disableGone(webhookId: string): Promise<void>;
  /** Only where nothing has been accepted, and nobody has changed the subscription, since that message was told. */
  disableUnreachable(webhookId: string, since: Date): Promise<void>;
}

/** More attempts than any message has, so that only endless redeliveries lose their oldest ones. */
const MAX_ATTEMPTS_KEPT = 30;

/** `acceptedAt` is for days of silence: no need to write it at every message. */
const ACCEPTED_EVERY_MS = 60_000;

export function createDeliveryStore({ webhooks, deliveries }: WebhookModels): DeliveryStore {
  return {
    listActive: () => webhooks.find({ status: 'active' }).lean(),
    async add(told) {
      if (told.length === 0) return new Set();
      const createdAt = new Date();
      await deliveries.bulkWrite(
        told.map(({ deliveryId: _id, ...message }) => ({
          updateOne: {
            filter: { _id },
            update: {
              $setOnInsert: { ...message, status: 'pending', attempts: [], nextAttemptAt: createdAt, createdAt },
            },
            upsert: true,
          },
        })),
        { ordered: false },
      );
      const ids = told.map(({ deliveryId }) => deliveryId);
      const pending = await deliveries.find({ _id: trusted({ $in: ids }), status: 'pending' }, { _id: 1 }).lean();
      return new Set(pending.map(({ _id }) => _id));
    },
    async find(deliveryId) {
      const delivery = await deliveries.findOne({ _id: deliveryId, status: 'pending' }).lean();
      if (delivery === null) return undefined;
      return { delivery, webhook: await webhooks.findById(delivery.webhookId).lean() };
    },
    async record(deliveryId, { attempt, status, nextAttemptAt }) {
      await deliveries.updateOne(
        { _id: deliveryId },
        {
          $push: { attempts: { $each: [attempt], $slice: -MAX_ATTEMPTS_KEPT } },
          $set: { status, nextAttemptAt },
        },
      );
    },
    async giveUp(deliveryId) {
      await deliveries.updateOne({ _id: deliveryId }, { $set: { status: 'failed', nextAttemptAt: null } });
    },
    async markAccepted(webhookId) {
      const now = Date.now();
      const before = new Date(now - ACCEPTED_EVERY_MS);
      await webhooks.updateOne(
        { _id: webhookId, $or: [{ acceptedAt: null }, { acceptedAt: trusted({ $lt: before }) }] },
        { $set: { acceptedAt: new Date(now) } },
      );
    },
    async disableGone(webhookId) {
      await webhooks.updateOne(
        { _id: webhookId, status: 'active' },
        { $set: { status: 'disabled', disabledReason: 'gone', updatedAt: new Date() } },
      );
    },
    async disableUnreachable(webhookId, since) {
      await webhooks.updateOne(
        {
          _id: webhookId,
          status: 'active',
          updatedAt: trusted({ $lt: since }),
          $or: [{ acceptedAt: null }, { acceptedAt: trusted({ $lt: since }) }],
        },
        { $set: { status: 'disabled', disabledReason: 'unreachable', updatedAt: new Date() } },
      );
    },
  };
}
