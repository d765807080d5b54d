import type { LookupAddress } from 'node:dns';
import { afterAll, expect, inject } from 'vitest';
import { z } from 'zod';
import { createWebhookActivities } from '../../activities/create-webhook-activities.ts';
import type { WebhookDependencies } from '../../activities/deliver-webhook.ts';
import { createLogger } from '../../platform/logging.ts';
import { createWebhookDependencies } from '../../worker/webhooks/create-webhook-dependencies.ts';
import { createWebhookWorker } from '../../worker/webhooks/create-webhook-worker.ts';
import { startRelay } from '../../worker/webhooks/start-relay.ts';
import { webhookWorkflowId } from '../../workflows/contract.ts';
import { LOOPBACK, type Product } from './product.ts';
import type { Received } from './webhook-receiver.ts';

export interface WebhookOptions {
  /** Name resolution as somebody malicious has set it up. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly networks?: readonly string[];
  readonly timeLimitMs?: number;
  /** What happens between a message's arrival being logged and its workflow hearing of it. */
  readonly afterArrival?: () => Promise<void>;
}

/** Runs the worker of messages from the first to the last test of the calling file; nobody hands it any yet. */
export async function startWebhookWorker(product: Product, options: WebhookOptions = {}): Promise<WebhookDependencies> {
  const { environment, dataConverter, secrets, webhookModels } = product;
  const { afterArrival, ...settings } = options;
  const wired = createWebhookDependencies(webhookModels, { secrets, networks: LOOPBACK, ...settings });
  const dependencies: WebhookDependencies = {
    ...wired,
    deliveries: {
      ...wired.deliveries,
      markAccepted: async (webhookId) => {
        await wired.deliveries.markAccepted(webhookId);
        await afterArrival?.();
      },
    },
  };
  const worker = await createWebhookWorker({
    connection: environment.nativeConnection,
    namespace: environment.namespace ?? 'default',
    dataConverter,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createWebhookActivities(dependencies),
  });
  const running = worker.run();
  afterAll(async () => {
    worker.shutdown();
    await running;
  });
  return dependencies;
}

/** Has events told to receivers, as a worker process does, from the first to the last test of the calling file. */
export async function deliverWebhooks(product: Product, options: WebhookOptions = {}): Promise<void> {
  const { deliveries } = await startWebhookWorker(product, options);
  const { connection, models } = product.dependencies;
  const logger = createLogger({ name: 'test', level: 'silent' });
  afterAll(startRelay({ client: product.client, connection, models, deliveries, logger }));
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

/** Ends a subscription; its receiver hears no more. */
export async function unsubscribe({ apiUrl }: Product, webhookId: string): Promise<void> {
  const { status } = await fetch(`${apiUrl}/v1/webhooks/${webhookId}`, { method: 'DELETE' });
  expect(status).toBe(204);
}

/**
 * Waits until the messages of a case wait for their next attempt, without letting time pass: only then does letting it pass
 * mean what it says.
 */
export const untilWaiting = ({ environment }: Product, webhookId: string, caseId: string) =>
  expect
    .poll(
      async () => {
        const handle = environment.client.workflow.getHandle(webhookWorkflowId(webhookId, caseId));
        return (await handle.fetchHistory()).events?.at(-1)?.timerStartedEventAttributes;
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBeTruthy();

/** Messages without the repeats of those that came twice, in the order in which they first came. */
export const distinct = (received: readonly Received[]): readonly Received[] =>
  received.filter(({ id }, index) => received.findIndex((other) => other.id === id) === index);
