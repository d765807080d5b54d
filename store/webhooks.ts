import type { Connection, QueryFilter, UpdateQuery } from 'mongoose';
import { trusted } from 'mongoose';
import { testBody } from '../domain/webhooks.ts';
import { isDuplicateKey } from './is-duplicate-key.ts';
import {
  createWebhookModels,
  type DeliveryDocument,
  type DeliveryStatus,
  ensureWebhookIndexes,
  type Rotation,
  type WebhookDocument,
} from './webhook-schemas.ts';

/** A subscription as its owner sees it: without the secrets, which are told only when they are made. */
export interface Webhook extends Omit<WebhookDocument, '_id' | 'client' | 'secrets'> {
  readonly webhookId: string;
}

/** A message as its receiver's owner sees it. */
export interface Delivery extends Omit<DeliveryDocument, '_id' | 'client'> {
  readonly deliveryId: string;
}

export type NewWebhook = Pick<WebhookDocument, 'url' | 'description' | 'types'>;
export type WebhookChange = Partial<NewWebhook & Pick<WebhookDocument, 'status'>>;

export interface DeliveryQuery {
  readonly status?: DeliveryStatus | undefined;
  /** The last one of the page before. */
  readonly after?: { readonly createdAt: Date; readonly deliveryId: string } | undefined;
  readonly limit: number;
}

/** An answer to a change that would make a second subscription for one receiver. */
export interface AlreadyThere {
  readonly existing: string;
}

/** The secret that signs now, sealed. */
export interface CurrentSecret {
  readonly sealed: string;
  readonly madeFor: Rotation | undefined;
  /** Until when the one before it signs, too. */
  readonly formerUntil: Date | undefined;
}

export interface Replacement {
  readonly sealed: string;
  readonly formerUntil: Date;
  readonly madeFor: Rotation | undefined;
}

/**
 * Subscriptions and their log, for the api. It writes them itself, unlike anything of a case: they are a client's settings,
 * no process carries them and no rule of the domain decides on them (docs/decisions/0020). Everything belongs to a client,
 * and another one's can't be told from what doesn't exist.
 */
export interface WebhookStore {
  ensureIndexes(): Promise<void>;
  /** @param sealed the secret, sealed for `webhookId` */
  create(client: string, webhookId: string, wanted: NewWebhook, sealed: string): Promise<Webhook | AlreadyThere>;
  findSecret(client: string, webhookId: string): Promise<CurrentSecret | undefined>;
  count(client: string): Promise<number>;
  list(client: string): Promise<readonly Webhook[]>;
  find(client: string, webhookId: string): Promise<Webhook | undefined>;
  change(client: string, webhookId: string, change: WebhookChange): Promise<Webhook | AlreadyThere | undefined>;
  /** The former secret signs on until then, beside the new one; older ones don't any more. */
  replaceSecret(client: string, webhookId: string, replacement: Replacement): Promise<boolean>;
  /** With its log. What is on its way to the receiver finds nothing any more and ends. */
  remove(client: string, webhookId: string): Promise<boolean>;
  listDeliveries(client: string, webhookId: string, query: DeliveryQuery): Promise<readonly Delivery[]>;
  findDelivery(client: string, webhookId: string, deliveryId: string): Promise<Delivery | undefined>;
  /** A test that is there already is not made again. */
  addTest(client: string, webhookId: string, deliveryId: string): Promise<Delivery>;
  /** A message that is settled is to be sent once more. */
  reopen(client: string, webhookId: string, deliveryId: string): Promise<Delivery | undefined>;
}

const asWebhook = ({ _id, client: _client, secrets: _secrets, ...shown }: WebhookDocument): Webhook => ({
  webhookId: _id,
  ...shown,
});
const asDelivery = ({ _id, client: _client, ...shown }: DeliveryDocument): Delivery => ({ deliveryId: _id, ...shown });

/** Who switches a subscription on again starts anew; who switches it off did it on purpose. */
const statusFields = ({ status }: WebhookChange): Partial<WebhookDocument> => {
  if (status === undefined) return {};
  return { disabledReason: status === 'disabled' ? 'by-client' : null };
};

export function createWebhookStore(connection: Connection): WebhookStore {
  const models = createWebhookModels(connection);
  const { webhooks, deliveries } = models;

  /** Runs a write that may meet the unique index of client and URL. */
  async function unlessThere<Value>(
    client: string,
    url: string | undefined,
    write: () => Promise<Value>,
  ): Promise<Value | AlreadyThere> {
    try {
      return await write();
    } catch (error) {
      if (!isDuplicateKey(error) || url === undefined) throw error;
      const existing = await webhooks.findOne({ client, url }, { _id: 1 }).lean();
      if (existing === null) throw error;
      return { existing: existing._id };
    }
  }

  const update = (client: string, webhookId: string, change: UpdateQuery<WebhookDocument>) =>
    webhooks.findOneAndUpdate({ _id: webhookId, client }, change, { returnDocument: 'after' }).lean();

  return {
    ensureIndexes: () => ensureWebhookIndexes(models),
    create(client, _id, wanted, sealed) {
      const now = new Date();
      const document: WebhookDocument = {
        _id,
        client,
        ...wanted,
        status: 'active',
        disabledReason: null,
        secrets: [{ sealed, until: null }],
        createdAt: now,
        updatedAt: now,
        acceptedAt: null,
      };
      return unlessThere(client, wanted.url, async () => {
        await webhooks.create([document]);
        return asWebhook(document);
      });
    },
    count: (client) => webhooks.countDocuments({ client }),
    async list(client) {
      return (await webhooks.find({ client }).sort({ createdAt: 1, _id: 1 }).lean()).map(asWebhook);
    },
    async find(client, webhookId) {
      const found = await webhooks.findOne({ _id: webhookId, client }).lean();
      return found === null ? undefined : asWebhook(found);
    },
    change: (client, webhookId, change) =>
      unlessThere(client, change.url, async () => {
        const fields = { ...change, ...statusFields(change), updatedAt: new Date() };
        const changed = await update(client, webhookId, { $set: fields });
        return changed === null ? undefined : asWebhook(changed);
      }),
    async findSecret(client, webhookId) {
      const found = await webhooks.findOne({ _id: webhookId, client }, { secrets: 1 }).lean();
      const current = found?.secrets.find(({ until }) => until === null);
      const former = found?.secrets.find(({ until }) => until !== null);
      return current && { sealed: current.sealed, madeFor: current.madeFor, formerUntil: former?.until ?? undefined };
    },
    async replaceSecret(client, webhookId, { sealed, formerUntil, madeFor }) {
      const found = await webhooks.findOne({ _id: webhookId, client }, { secrets: 1 }).lean();
      const current = found?.secrets.find(({ until }) => until === null);
      if (current === undefined) return false;
      const secrets = [
        { sealed, until: null, ...(madeFor === undefined ? {} : { madeFor }) },
        { sealed: current.sealed, until: formerUntil },
      ];
      // Only on what was read: of two rotations at once the second finds nothing and is told so.
      const filter = { _id: webhookId, client, 'secrets.sealed': current.sealed };
      const { matchedCount } = await webhooks.updateOne(filter, { $set: { secrets, updatedAt: new Date() } });
      return matchedCount === 1;
    },
    async remove(client, webhookId) {
      const { deletedCount } = await webhooks.deleteOne({ _id: webhookId, client });
      if (deletedCount === 0) return false;
      await deliveries.deleteMany({ webhookId, client });
      return true;
    },
    async listDeliveries(client, webhookId, { status, after, limit }) {
      const conditions: QueryFilter<DeliveryDocument>[] = [
        { webhookId, client, ...(status === undefined ? {} : { status }) },
        ...(after === undefined ? [] : olderThan(after)),
      ];
      const found = await deliveries
        .find(trusted({ $and: conditions }))
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean();
      return found.map(asDelivery);
    },
    async findDelivery(client, webhookId, deliveryId) {
      const found = await deliveries.findOne({ _id: deliveryId, webhookId, client }).lean();
      return found === null ? undefined : asDelivery(found);
    },
    async reopen(client, webhookId, deliveryId) {
      const reopened = await deliveries
        .findOneAndUpdate(
          { _id: deliveryId, webhookId, client },
          { $set: { status: 'pending', nextAttemptAt: new Date() } },
          { returnDocument: 'after' },
        )
        .lean();
      return reopened === null ? undefined : asDelivery(reopened);
    },
    async addTest(client, webhookId, deliveryId) {
      const createdAt = new Date();
      const document: DeliveryDocument = {
        _id: deliveryId,
        webhookId,
        client,
        caseId: null,
        body: testBody(webhookId, createdAt.toISOString()),
        status: 'pending',
        attempts: [],
        nextAttemptAt: null,
        createdAt,
      };
      const { _id, ...fields } = document;
      const added = await deliveries
        .findOneAndUpdate({ _id }, { $setOnInsert: fields }, { upsert: true, returnDocument: 'after' })
        .lean();
      return asDelivery(added);
    },
  };
}

const olderThan = ({ createdAt, deliveryId }: NonNullable<DeliveryQuery['after']>) => [
  { createdAt: trusted({ $lte: createdAt }) },
  { $or: [{ createdAt: trusted({ $lt: createdAt }) }, { _id: trusted({ $lt: deliveryId }) }] },
];
