import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createAddressRule } from '../clients/address-rule.ts';
import { createAddressClient } from '../clients/address.ts';
import { createPopulationClient } from '../clients/population.ts';
import { createPropertyClient } from '../clients/property.ts';
import { createPolicyAt } from '../domain/policy.ts';
import { createDataConverter } from '../platform/data-converter.ts';
import {
  addressField,
  baseUrlField,
  hostField,
  logLevelField,
  mongodbUriField,
  namespaceField,
  ncalayerUrlField,
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
import { traceHeaders } from '../platform/trace.ts';
import { connectTemporalClient } from '../platform/temporal-client.ts';
import { createAccessLog } from '../store/access-log.ts';
import { createInvitationStore } from '../store/invitations.ts';
import { createReader } from '../store/reader.ts';
import { createStaffPresence } from '../store/staff-presence.ts';
import { createStaffDirectory } from '../store/staff-directory.ts';
import { createStaffViews } from '../store/staff-views.ts';
import { createStatusLinkStore } from '../store/status-links.ts';
import { createWebhookStore } from '../store/webhooks.ts';
import { openAccess } from './access/admit.ts';
import { createIdentity } from './access/create-identity.ts';
import { readIdentitySettings } from './access/identity-settings.ts';
import { createApp } from './app.ts';
import { createCaseMessenger } from './case-messenger.ts';
import { createCursors } from './cursors.ts';
import { readAllowances } from './limits/allowances.ts';
import { createLimits } from './limits/limits.ts';
import { createCountStore } from './limits/shared-counts.ts';
import { createCertificatePrinter } from './certificate/certificate-printer.ts';
import { serveConsole, serveNotFound } from './console/serve-console.ts';
import { createApiServer, stopServing } from './create-api-server.ts';
import { startEvents } from './events/start-events.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { createIdentityProver } from './invitations/identity-prover.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { statusRoutes } from './status/status-routes.ts';
import { createStatusSecrets } from './status/status-secrets.ts';
import { createWebhookMessenger } from './webhooks/webhook-messenger.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

const environment = readEnvironment(
  z.object({
    TEMPORAL_ADDRESS: addressField(),
    TEMPORAL_NAMESPACE: namespaceField().default('default'),
    MONGODB_URI: mongodbUriField(),
    POPULATION_URL: baseUrlField(),
    PROPERTY_URL: baseUrlField(),
    ADDRESS_URL: baseUrlField(),
    PAYLOAD_KEYS: payloadKeysField(),
    /** Proxies in front of the api: without them every caller behind one has the proxy's address. */
    TRUSTED_PROXIES: networksField(),
    /** How long the api serves on after it has said that it isn't ready: what a load balancer takes to notice. */
    DRAIN_SECONDS: z
      .string()
      .regex(/^\d$/, 'must be seconds from 0 to 9')
      .default('0')
      .transform(Number)
      .describe('seconds from 0 to 9'),
    WEBHOOK_NETWORKS: networksField(),
    API_HOST: hostField().default('127.0.0.1'),
    API_PORT: portField(),
    /** Where the world reaches this api: printed on certificates, and so not changed lightly. */
    PUBLIC_URL: baseUrlField(),
    /** NCALayer itself is always at this place, on the machine of whoever signs. */
    NCALAYER_URL: ncalayerUrlField().default('wss://127.0.0.1:13579'),
    /** What `npm run build:console` built; without it there is an api and no console. */
    CONSOLE_FOLDER: z.string().optional(),
    LOG_LEVEL: logLevelField(),
    METRICS_HOST: hostField().default('127.0.0.1'),
    METRICS_PORT: portField(),
  }),
  process.env,
);
const identitySettings = readIdentitySettings(process.env);
const allowances = readAllowances(process.env);

const logger = createLogger({ name: 'api', level: environment.LOG_LEVEL });
const shutdown = installShutdown({ logger, timeLimitMs: 20_000 });

const mongo = await connectMongo({ uri: environment.MONGODB_URI, appName: 'tirkeu-api' });
shutdown.add('mongodb', () => mongo.close());
const client = await connectTemporalClient({
  address: environment.TEMPORAL_ADDRESS,
  namespace: environment.TEMPORAL_NAMESPACE,
  dataConverter: createDataConverter(environment.PAYLOAD_KEYS),
});
shutdown.add('temporal', () => client.connection.close());

const reader = createReader(mongo);
const messenger = createCaseMessenger(client);

const metrics = createMetrics('api');
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
shutdown.add('operations server', () => operations.close());

const population = createPopulationClient({ baseUrl: environment.POPULATION_URL, headers: traceHeaders });
const address = createAddressClient({ baseUrl: environment.ADDRESS_URL, headers: traceHeaders });
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
  cursors,
  rule: createAddressRule(environment.WEBHOOK_NETWORKS),
  isHttpAllowed: environment.WEBHOOK_NETWORKS.length > 0,
});
const events = startEvents({
  connection: mongo,
  reader,
  secrets: createSecretBox(environment.PAYLOAD_KEYS),
  authenticate: access.authenticate,
  registry: metrics,
  logger,
});
const invitationStore = createInvitationStore(mongo);
await invitationStore.ensureIndexes();
const invitations = invitationRoutes({
  dependencies,
  store: invitationStore,
  prover: createIdentityProver(client),
  accessLog,
  publicUrl: environment.PUBLIC_URL,
  ncalayerUrl: environment.NCALAYER_URL,
});
const { CONSOLE_FOLDER: consoleFolder, NCALAYER_URL: ncalayerUrl } = environment;
const statusLinkStore = createStatusLinkStore(mongo);
await statusLinkStore.ensureIndexes();
const status = statusRoutes({
  dependencies,
  store: statusLinkStore,
  secrets: createStatusSecrets(environment.PAYLOAD_KEYS),
  accessLog,
  publicUrl: environment.PUBLIC_URL,
});
const ownPages = consoleFolder === undefined ? [] : serveConsole(consoleFolder, ncalayerUrl);
const desk = deskRoutes({
  dependencies,
  property: createPropertyClient({ baseUrl: environment.PROPERTY_URL, headers: traceHeaders }),
  directory: await createStaffDirectory(mongo),
  views: createStaffViews(mongo),
  presence: await createStaffPresence(mongo),
});
const furtherRoutes = [
  ...(identity?.routes ?? []),
  ...events.routes,
  ...webhooks,
  ...invitations,
  ...status,
  ...desk,
  ...ownPages,
];
const manners = {
  limits: createLimits(allowances, await createCountStore(mongo)),
  trustedProxies: environment.TRUSTED_PROXIES,
  ...(consoleFolder === undefined ? {} : { notFound: serveNotFound(consoleFolder) }),
};
const server = createApiServer(createApp(dependencies, logger, access, furtherRoutes, manners), stopping);
server.listen(environment.API_PORT, environment.API_HOST);
await once(server, 'listening');
shutdown.add('http server', () => stopServing(server));
// Stops first: the server waits until every answer has ended, and these never do by themselves.
shutdown.add('event streams', () => events.close());
shutdown.add('readiness', () => sleep(environment.DRAIN_SECONDS * 1_000));
logger.info({ port: environment.API_PORT, operations: operations.url }, 'ready for requests');
