import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createActivities } from '../activities/create-activities.ts';
import { createWebhookActivities } from '../activities/create-webhook-activities.ts';
import { createDataConverter } from '../platform/data-converter.ts';
import {
  addressField,
  baseUrlField,
  deploymentField,
  filePathField,
  hostField,
  logLevelField,
  mongodbUriField,
  namespaceField,
  networksField,
  payloadKeysField,
  portField,
} from '../platform/environment-fields.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createLogger, createTemporalLogger } from '../platform/logging.ts';
import { createMetrics } from '../platform/metrics.ts';
import { connectMongo } from '../platform/mongo.ts';
import { startOperationsServer } from '../platform/operations-server.ts';
import { createSecretBox } from '../platform/secret-box.ts';
import { installShutdown } from '../platform/shutdown.ts';
import { connectTemporalClient } from '../platform/temporal-client.ts';
import { connectTemporalWorker } from '../platform/temporal-worker-connection.ts';
import { ensureIndexes } from '../store/schemas.ts';
import { createWebhookModels, ensureWebhookIndexes } from '../store/webhook-schemas.ts';
import { createDependencies } from './create-dependencies.ts';
import { createWorker } from './create-worker.ts';
import { policyOverrides, policySettings } from './policy-settings.ts';
import { createWebhookDependencies } from './webhooks/create-webhook-dependencies.ts';
import { createWebhookWorker } from './webhooks/create-webhook-worker.ts';
import { startRelay } from './webhooks/start-relay.ts';
import { workerVersion } from './worker-version.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';

const environment = readEnvironment(
  z.object({
    TEMPORAL_ADDRESS: addressField(),
    TEMPORAL_NAMESPACE: namespaceField().default('default'),
    MONGODB_URI: mongodbUriField(),
    PROPERTY_URL: baseUrlField(),
    POPULATION_URL: baseUrlField(),
    ADDRESS_URL: baseUrlField(),
    NCA_URL: baseUrlField(),
    NOTIFICATIONS_URL: baseUrlField(),
    CARDS_URL: baseUrlField(),
    TRUST_ANCHORS_FILE: filePathField(),
    PAYLOAD_KEYS: payloadKeysField(),
    WEBHOOK_NETWORKS: networksField(),
    ...policySettings,
    WORKFLOW_BUNDLE: filePathField().optional(),
    WORKER_DEPLOYMENT: deploymentField().optional(),
    LOG_LEVEL: logLevelField(),
    METRICS_HOST: hostField().default('127.0.0.1'),
    METRICS_PORT: portField(),
  }),
  process.env,
);

const logger = createLogger({ name: 'worker', level: environment.LOG_LEVEL });
const shutdown = installShutdown({ logger, timeLimitMs: 20_000 });

const connection = await connectTemporalWorker({ address: environment.TEMPORAL_ADDRESS, logger });
shutdown.add('temporal connection', () => connection.close());
const dataConverter = createDataConverter(environment.PAYLOAD_KEYS);
const client = await connectTemporalClient({
  address: environment.TEMPORAL_ADDRESS,
  namespace: environment.TEMPORAL_NAMESPACE,
  dataConverter,
});
shutdown.add('temporal client', () => client.connection.close());
const mongo = await connectMongo({ uri: environment.MONGODB_URI, appName: 'tirkeu-worker' });
shutdown.add('mongodb', () => mongo.close());

const dependencies = createDependencies(
  mongo,
  { ...environment, trustAnchorsPem: readFileSync(environment.TRUST_ANCHORS_FILE, 'utf8') },
  policyOverrides(environment),
);
await ensureIndexes(dependencies.models);
const webhookModels = createWebhookModels(mongo);
await ensureWebhookIndexes(webhookModels);
const webhookDependencies = createWebhookDependencies(webhookModels, {
  secrets: createSecretBox(environment.PAYLOAD_KEYS),
  networks: environment.WEBHOOK_NETWORKS,
});

const { WORKFLOW_BUNDLE: bundlePath, WORKER_DEPLOYMENT: deployment } = environment;
const workflowBundle = await loadWorkflowBundle(bundlePath, createTemporalLogger(logger));
const version = deployment === undefined ? undefined : workerVersion(deployment, workflowBundle.code);
const parts = { connection, namespace: environment.TEMPORAL_NAMESPACE, dataConverter, workflowBundle, version };
const worker = await createWorker({ ...parts, activities: createActivities(dependencies) });
const webhookActivities = createWebhookActivities(webhookDependencies);
const webhookWorker = await createWebhookWorker({ ...parts, activities: webhookActivities });
const workers = [worker, webhookWorker];

const operations = await startOperationsServer({
  host: environment.METRICS_HOST,
  port: environment.METRICS_PORT,
  checks: {
    temporal: async () => {
      if (workers.some((one) => one.getState() !== 'RUNNING')) throw new Error('a worker does not poll');
      await connection.workflowService.getSystemInfo({});
    },
    mongodb: () => mongo.db?.admin().ping() ?? Promise.reject(new Error('not connected')),
  },
  metrics: createMetrics('worker'),
  logger,
});
shutdown.add('operations server', () => operations.close());

const running = Promise.all(workers.map((one) => one.run()));
shutdown.add('workers', async () => {
  for (const one of workers) if (one.getState() === 'RUNNING') one.shutdown();
  await running;
});
const { deliveries } = webhookDependencies;
shutdown.add('relay', startRelay({ client, connection: mongo, models: dependencies.models, deliveries, logger }));
logger.info({ operations: operations.url, ...version }, 'ready for cases');
await running;
