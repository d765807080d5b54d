import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import type { WebhookBody } from '../domain/webhooks.ts';

/** Why nothing is sent: its owner said so, the receiver did (410), or nothing has reached it for days. */
export type DisabledReason = 'by-client' | 'gone' | 'unreachable';

/** A secret that signs, sealed. `until` is set once it has been replaced. */
export interface WebhookSecret {
  readonly sealed: string;
  readonly until: Date | null;
  /** The request that made it, where that named itself: a repeat finds it here. */
  readonly madeFor?: Rotation | undefined;
}

/** A request for a new secret: its key's id, and what it asked for. */
export interface Rotation {
  readonly key: string;
  readonly overlapHours: number;
}

/** A subscription: configuration of a client, not part of any case. */
export interface WebhookDocument {
  readonly _id: string;
  readonly client: string;
  readonly url: string;
  readonly description: string | null;
  /** `null`: everything, also what will only be invented later. */
  readonly types: readonly string[] | null;
  readonly status: 'active' | 'disabled';
  readonly disabledReason: DisabledReason | null;
  readonly secrets: readonly WebhookSecret[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When a message was last accepted. */
  readonly acceptedAt: Date | null;
}

export interface AttemptDocument {
  readonly at: Date;
  readonly result: string;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  readonly durationMs: number;
}

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** One message to one receiver: what is sent, and what came of it. `_id` is the message's `webhook-id`. */
export interface DeliveryDocument {
  readonly _id: string;
  readonly webhookId: string;
  readonly client: string;
  /** `null` of a test. */
  readonly caseId: string | null;
  readonly body: WebhookBody;
  readonly status: DeliveryStatus;
  readonly attempts: readonly AttemptDocument[];
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
}

const required = { required: true } as const;
const strict = { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false, id: false } as const;

const rotationSchema = new Schema<Rotation>({ key: String, overlapHours: Number }, { ...strict, _id: false });

const webhookSchema = new Schema<WebhookDocument>(
  {
    _id: { type: String, ...required },
    client: { type: String, ...required },
    url: { type: String, ...required },
    description: String,
    types: { type: [String], default: null },
    status: { type: String, ...required },
    disabledReason: String,
    secrets: {
      type: [{ _id: false, sealed: String, until: Date, madeFor: rotationSchema }],
      ...required,
    },
    createdAt: { type: Date, ...required },
    updatedAt: { type: Date, ...required },
    acceptedAt: Date,
  },
  { ...strict, collection: 'webhooks' },
);
/** A receiver is told everything once; a repeat of a lost answer doesn't make a second subscription. */
webhookSchema.index({ client: 1, url: 1 }, { unique: true, name: 'one_webhook_for_client_and_url' });

/** After this an entry of the log is forgotten. Longer than a message is tried, and than `LOOK_BACK_DAYS`. */
const LOG_DAYS = 30;

const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: { type: String, ...required },
    webhookId: { type: String, ...required },
    client: { type: String, ...required },
    caseId: String,
    body: { type: Schema.Types.Mixed, ...required },
    status: { type: String, ...required },
    attempts: {
      type: [{ _id: false, at: Date, result: String, status: Number, durationMs: Number }],
      ...required,
    },
    nextAttemptAt: Date,
    createdAt: { type: Date, ...required },
  },
  { ...strict, collection: 'webhookDeliveries' },
);
deliverySchema.index({ webhookId: 1, createdAt: -1, _id: -1 });
deliverySchema.index({ createdAt: 1 }, { expireAfterSeconds: LOG_DAYS * 24 * 60 * 60 });

export interface WebhookModels {
  readonly webhooks: Model<WebhookDocument>;
  readonly deliveries: Model<DeliveryDocument>;
}

export const createWebhookModels = (connection: Connection): WebhookModels => ({
  webhooks: connection.model<WebhookDocument>('Webhook', webhookSchema),
  deliveries: connection.model<DeliveryDocument>('WebhookDelivery', deliverySchema),
});

/** As `ensureIndexes` does for cases. The api needs them as well as the worker, because either may be there first. */
export async function ensureWebhookIndexes({ webhooks, deliveries }: WebhookModels): Promise<void> {
  for (const model of [webhooks, deliveries]) {
    await model.createCollection();
    await model.createIndexes();
  }
}
