import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createAddressRule } from '../clients/address-rule.ts';
import { createAddressClient } from '../clients/address.ts';
import { createPopulationClient } from '../clients/population.ts';
import { createPolicyAt } from '../domain/policy.ts';
import { createDataConverter } from '../platform/data-converter.ts';
import {
  addressField,
  baseUrlField,
  hostField,
  logLevelField,
  mongodbUriField,
  namespaceField,
  networksField,
  payloadKeysField,
  portField,
} from '../platform/environment-fields.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createLogger } from '../platform/logging.ts';
import { createMetrics } from '../platform/metrics.ts';
import { connectMongo } from '../platform/mongo.ts';
import { startOperationsServer } from '../platform/operations-server.ts';
import { createSecretBox } from '../platform/secret-box.ts';
import { installShutdown } from '../platform/shutdown.ts';
import { connectTemporalClient } from '../platform/temporal-client.ts';
import { createAccessLog } from '../store/access-log.ts';
import { createReader } from '../store/reader.ts';
import { createWebhookStore } from '../store/webhooks.ts';
import { openAccess } from './access/admit.ts';
import { createIdentity } from './access/create-identity.ts';
import { createStaffDirectory } from '../store/staff-directory.ts';
import { createStaffViews } from '../store/staff-views.ts';
import { readIdentitySettings } from './access/identity-settings.ts';
import { createApp } from './app.ts';
import { createCaseMessenger } from './case-messenger.ts';
import { createCertificatePrinter } from './certificate/certificate-printer.ts';
import { serveConsole } from './console/serve-console.ts';
import { createApiServer } from './create-api-server.ts';
import { createCursors } from './cursors.ts';
import { readAllowances } from './limits/allowances.ts';
import { createLimits } from './limits/limits.ts';
import { createCountStore } from './limits/shared-counts.ts';
import { createWebhookMessenger } from './webhooks/webhook-messenger.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

const environment = readEnvironment(
  z.object({
    TEMPORAL_ADDRESS: addressField(),
    TEMPORAL_NAMESPACE: namespaceField().default('default'),
    MONGODB_URI: mongodbUriField(),
    POPULATION_URL: baseUrlField(),
    ADDRESS_URL: baseUrlField(),
    PAYLOAD_KEYS: payloadKeysField(),
    WEBHOOK_NETWORKS: networksField(),
    API_HOST: hostField().default('127.0.0.1'),
    API_PORT: portField(),
    /** Where the world reaches this api: printed on certificates, and so not changed lightly. */
    PUBLIC_URL: baseUrlField(),
    PROPERTY_URL: baseUrlField(),
    /** Proxies in front of the api: without them every caller behind one has the proxy's address. */
    TRUSTED_PROXIES: networksField(),
    /** Proxies in front of the api: without them every caller behind one has the proxy's address. */
    TRUSTED_PROXIES: networksField(),
    /** How long the api serves on after it has said that it isn't ready: what a load balancer takes to notice. */
    DRAIN_SECONDS: z
      .string()
      .regex(/^\d$/, 'must be seconds from 0 to 9')
      .default('0')
      .transform(Number)
      .describe('seconds from 0 to 9'),
    /** What `npm run build:console` built; without it there is an api and no console. */
    CONSOLE_FOLDER: z.string().optional(),
    LOG_LEVEL: logLevelField(),
    METRICS_HOST: hostField().default('127.0.0.1'),
    METRICS_PORT: portField(),
  }),
  process.env,
);
const identitySettings = readIdentitySettings(process.env);

const logger = createLogger({ name: 'api', level: environment.LOG_LEVEL });
const shutdown = installShutdown({ logger, timeLimitMs: 20_000 });

const mongo = await connectMongo({ uri: environment.MONGODB_URI, appName: 'tirkeu-api' });
shutdown.add('mongodb', () => mongo.close());
const client = await connectTemporalClient({
const allowances = readAllowances(process.env);
  address: environment.TEMPORAL_ADDRESS,
  namespace: environment.TEMPORAL_NAMESPACE,
  dataConverter: createDataConverter(environment.PAYLOAD_KEYS),
});
shutdown.add('temporal', () => client.connection.close());

const reader = createReader(mongo);
const messenger = createCaseMessenger(client);

const operations = await startOperationsServer({
  host: environment.METRICS_HOST,
  port: environment.METRICS_PORT,
  checks: {
    mongodb: () => reader.ping(),
    temporal: () => messenger.ping(),
    serving: async () => shutdown.signal.throwIfAborted(),
  },
  metrics,
  logger,
});
const metrics = createMetrics('api');
shutdown.add('operations server', () => operations.close());

const population = createPopulationClient({ baseUrl: environment.POPULATION_URL });
const address = createAddressClient({ baseUrl: environment.ADDRESS_URL });
const policyAt = createPolicyAt();
const printCertificate = createCertificatePrinter(environment.PUBLIC_URL);
const cursors = createCursors(environment.PAYLOAD_KEYS);
const { signal: stopping } = shutdown;
const dependencies = { reader, messenger, population, address, policyAt, printCertificate, cursors, stopping };
if (identitySettings === undefined) logger.warn('open to anybody: ISSUER_URL names no identity provider');
const identity =
  identitySettings &&
  (await createIdentity(identitySettings, { connection: mongo, publicUrl: environment.PUBLIC_URL, logger }));
const accessLog = await createAccessLog(mongo);
const access = identity === undefined ? openAccess : { ...identity, accessLog };
const webhookStore = createWebhookStore(mongo);
await webhookStore.ensureIndexes();
const webhooks = webhookRoutes({
  store: webhookStore,
  messenger: createWebhookMessenger(client),
  secrets: createSecretBox(environment.PAYLOAD_KEYS),
  rule: createAddressRule(environment.WEBHOOK_NETWORKS),
  isHttpAllowed: environment.WEBHOOK_NETWORKS.length > 0,
});
const ownPages = environment.CONSOLE_FOLDER === undefined ? [] : serveConsole(environment.CONSOLE_FOLDER);
const furtherRoutes = [...(identity?.routes ?? []), ...webhooks];
const server = createApiServer(createApp(dependencies, logger, access, furtherRoutes));
server.listen(environment.API_PORT, environment.API_HOST);
  cursors,
await once(server, 'listening');
shutdown.add('http server', async () => {
  const closed = once(server, 'close');
  cursors,
  server.close();
  server.closeIdleConnections();
  await closed;
});
logger.info({ port: environment.API_PORT, operations: operations.url }, 'ready for requests');
