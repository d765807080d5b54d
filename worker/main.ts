import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createActivities } from '../activities/create-activities.ts';
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
  payloadKeysField,
  portField,
} from '../platform/environment-fields.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createLogger, createTemporalLogger } from '../platform/logging.ts';
import { createMetrics } from '../platform/metrics.ts';
import { connectMongo } from '../platform/mongo.ts';
import { startOperationsServer } from '../platform/operations-server.ts';
import { installShutdown } from '../platform/shutdown.ts';
import { connectTemporalWorker } from '../platform/temporal-worker-connection.ts';
import { ensureIndexes } from '../store/schemas.ts';
import { createDependencies } from './create-dependencies.ts';
import { createWorker } from './create-worker.ts';
import { policyOverrides, policySettings } from './policy-settings.ts';
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
const mongo = await connectMongo({ uri: environment.MONGODB_URI, appName: 'tirkeu-worker' });
shutdown.add('mongodb', () => mongo.close());

const dependencies = createDependencies(
  mongo,
  { ...environment, trustAnchorsPem: readFileSync(environment.TRUST_ANCHORS_FILE, 'utf8') },
  policyOverrides(environment),
);
await ensureIndexes(dependencies.models);

const { WORKFLOW_BUNDLE: bundlePath, WORKER_DEPLOYMENT: deployment } = environment;
const workflowBundle = await loadWorkflowBundle(bundlePath, createTemporalLogger(logger));
const version = deployment === undefined ? undefined : workerVersion(deployment, workflowBundle.code);
const worker = await createWorker({
  connection,
  namespace: environment.TEMPORAL_NAMESPACE,
  dataConverter: createDataConverter(environment.PAYLOAD_KEYS),
  workflowBundle,
  activities: createActivities(dependencies),
  version,
});

const operations = await startOperationsServer({
  host: environment.METRICS_HOST,
  port: environment.METRICS_PORT,
  checks: {
    temporal: async () => {
      if (worker.getState() !== 'RUNNING') throw new Error('the worker does not poll');
      await connection.workflowService.getSystemInfo({});
    },
    mongodb: () => mongo.db?.admin().ping() ?? Promise.reject(new Error('not connected')),
  },
  metrics: createMetrics('worker'),
  logger,
});
shutdown.add('operations server', () => operations.close());

const running = worker.run();
shutdown.add('worker', async () => {
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
});
logger.info({ operations: operations.url, ...version }, 'ready for cases');
await running;
