import type { LookupAddress } from 'node:dns';
import { afterAll, expect, inject } from 'vitest';
import { z } from 'zod';
import { createWebhookActivities } from '../../activities/create-webhook-activities.ts';
import { createLogger } from '../../platform/logging.ts';
import { createWebhookDependencies } from '../../worker/webhooks/create-webhook-dependencies.ts';
import { createWebhookWorker } from '../../worker/webhooks/create-webhook-worker.ts';
import { startRelay } from '../../worker/webhooks/start-relay.ts';
import { LOOPBACK, type Product } from './product.ts';

export interface WebhookOptions {
  /** Name resolution as somebody malicious has set it up. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly networks?: readonly string[];
  readonly timeLimitMs?: number;
}

/** Has events told to receivers, as a worker process does, from the first to the last test of the calling file. */
export async function deliverWebhooks(product: Product, options: WebhookOptions = {}): Promise<void> {
  const { environment, dataConverter, client, secrets, webhookModels, dependencies } = product;
  const { connection, models } = dependencies;
  const logger = createLogger({ name: 'test', level: 'silent' });
  const webhooks = createWebhookDependencies(webhookModels, { secrets, networks: LOOPBACK, ...options });
  const worker = await createWebhookWorker({
    connection: environment.nativeConnection,
    namespace: environment.namespace ?? 'default',
    dataConverter,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createWebhookActivities(webhooks),
  });
  const running = worker.run();
  const stopRelay = startRelay({ client, connection, models, deliveries: webhooks.deliveries, logger });
  afterAll(async () => {
    await stopRelay();
    worker.shutdown();
    await running;
  });
}

const webhookSchema = z.looseObject({ webhookId: z.uuid(), secret: z.string(), status: z.string() });
const deliverySchema = z.looseObject({
  deliveryId: z.uuid(),
  status: z.string(),
  attempts: z.array(z.looseObject({ result: z.string(), status: z.number().nullable() })),
});
const logSchema = z.looseObject({ data: z.array(deliverySchema), nextCursor: z.string().nullable() });

export type Delivery = z.infer<typeof deliverySchema>;

/** Subscribes to what happens to cases from now on. */
export async function subscribe({ api }: Product, url: string, types: readonly string[] | null = null) {
  const { status, body } = await api.send('POST', '/v1/webhooks', { url, types });
  expect(status).toBe(201);
  return webhookSchema.parse(body);
}

/** The log of a webhook, newest first. */
export async function deliveriesOf({ api }: Product, webhookId: string): Promise<readonly Delivery[]> {
  return logSchema.parse((await api.send('GET', `/v1/webhooks/${webhookId}/deliveries?limit=100`)).body).data;
}

/** Waits, without letting time pass, until something holds of the log. */
export const untilLog = (product: Product, webhookId: string, holds: (log: readonly Delivery[]) => unknown) =>
  expect
    .poll(async () => Boolean(holds(await deliveriesOf(product, webhookId))), { timeout: 30_000, interval: 50 })
    .toBe(true);
