import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { Client } from '@temporalio/client';
import type { DataConverter, WorkerDeploymentVersion } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import { afterAll, inject } from 'vitest';
import { createActivities } from '../../activities/create-activities.ts';
import type { Dependencies } from '../../activities/dependencies.ts';
import { openAccess } from '../../api/access/admit.ts';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { createApiServer } from '../../api/create-api-server.ts';
import type { DeskParts } from '../../api/desk/desk-parts.ts';
import { deskRoutes } from '../../api/desk/desk-routes.ts';
import { createIdentityProver } from '../../api/invitations/identity-prover.ts';
import type { InvitationParts } from '../../api/invitations/invitation-parts.ts';
import { invitationRoutes } from '../../api/invitations/invitation-routes.ts';
import type { StatusParts } from '../../api/status/status-parts.ts';
import { statusRoutes } from '../../api/status/status-routes.ts';
import { createStatusSecrets } from '../../api/status/status-secrets.ts';
import { createCursors } from '../../api/cursors.ts';
import { createWebhookMessenger } from '../../api/webhooks/webhook-messenger.ts';
import { webhookRoutes } from '../../api/webhooks/webhook-routes.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { createRegistriesControl, type RegistriesControl } from '../../cli/registries-control.ts';
import { createAddressRule } from '../../clients/address-rule.ts';
import type { Policy } from '../../domain/policy.ts';
import { createLogger } from '../../platform/logging.ts';
import { connectMongo } from '../../platform/mongo.ts';
import { createSecretBox, type SecretBox } from '../../platform/secret-box.ts';
import { createAccessLog } from '../../store/access-log.ts';
import { createInvitationStore } from '../../store/invitations.ts';
import { createReader, type Reader } from '../../store/reader.ts';
import { ensureIndexes } from '../../store/schemas.ts';
import { createWebhookModels, ensureWebhookIndexes, type WebhookModels } from '../../store/webhook-schemas.ts';
import { createStaffPresence } from '../../store/staff-presence.ts';
import { createStaffDirectory } from '../../store/staff-directory.ts';
import { createStaffViews } from '../../store/staff-views.ts';
import { createStatusLinkStore } from '../../store/status-links.ts';
import { createWebhookStore } from '../../store/webhooks.ts';
import { createDependencies } from '../../worker/create-dependencies.ts';
import { createWorker } from '../../worker/create-worker.ts';
import { documentedFetch } from './documented-answers.ts';
import { freshDatabase } from './mongo.ts';
import { createTestKeys } from './payload-keys.ts';
import { startTestRegistries, type TestRegistries } from './registries.ts';

/** The whole product, wired as its `main.ts` files do, in this process; the registries in one of their own. */
export interface Product {
  readonly registries: TestRegistries;
  readonly control: RegistriesControl;
  readonly api: ApiClient;
  readonly apiUrl: string;
  readonly reader: Reader;
  readonly dependencies: Dependencies;
  readonly environment: TestWorkflowEnvironment;
  readonly dataConverter: DataConverter;
  /** Seals what signs webhooks, for the api and for who delivers. */
  readonly secrets: SecretBox;
  readonly webhookModels: WebhookModels;
  /** Of which the api's calls about invitations are made. */
  readonly invitations: InvitationParts;
  /** Of which the calls about applicants' links are made. */
  readonly status: StatusParts;
  /** Of which the calls for people at their desks are made. */
  readonly desk: DeskParts;
  /** A client of the engine as the api and the relay have one. */
  readonly client: Client;
  /** A worker that isn't running yet; `runUntil` or `run` it. Tests that need the product at work use `work`. */
  readonly createWorker: (build?: WorkerBuild) => Promise<Worker>;
}

/** Which code a worker runs: this run's bundle without a version, unless something else is said. */
export interface WorkerBuild {
  readonly bundlePath?: string;
  readonly version?: WorkerDeploymentVersion | undefined;
}

interface ProductOptions {
  readonly environment: TestWorkflowEnvironment;
  readonly dataConverter: DataConverter;
  readonly policy?: Partial<Policy>;
}

/** Where the receivers of tests are: networks that an operator has opened. */
export const LOOPBACK = ['127.0.0.0/8'];

/** Where certificates lead. The api of a test is reached elsewhere, as one behind a proxy is. */
export const PUBLIC_URL = 'https://registration.example';

const urlOf = (address: AddressInfo | string | null): string => {
  if (address === null || typeof address === 'string') throw new Error('the api listens on no port');
  return `http://127.0.0.1:${address.port}`;
};

/** Starts it for the calling test file and stops it after the file's last test. */
export async function startProduct({ environment, dataConverter, policy = {} }: ProductOptions): Promise<Product> {
  const logger = createLogger({ name: 'test', level: 'silent' });
  const registries = await startTestRegistries();
  // As in production the api and the worker have a connection each.
  const uri = freshDatabase();
  const connection = await connectMongo({ uri, appName: 'tirkeu-test-worker' });
  const reading = await connectMongo({ uri, appName: 'tirkeu-test-api' });
  const { PROPERTY_URL = '', POPULATION_URL = '', ADDRESS_URL = '', TRUST_ANCHORS_FILE = '' } = registries.environment;
  const { NCA_URL = '', NOTIFICATIONS_URL = '', CARDS_URL = '' } = registries.environment;
  const outside = { PROPERTY_URL, POPULATION_URL, ADDRESS_URL, NCA_URL, NOTIFICATIONS_URL, CARDS_URL };
  const trustAnchorsPem = readFileSync(TRUST_ANCHORS_FILE, 'utf8');
  const dependencies = createDependencies(connection, { ...outside, trustAnchorsPem }, policy);
  await ensureIndexes(dependencies.models);
  const webhookModels = createWebhookModels(connection);
  await ensureWebhookIndexes(webhookModels);

  const reader = createReader(reading);
  // Not the environment's own client: that one moves the clock of a time-skipping server whenever it awaits a result.
  const client = new Client({
    connection: environment.connection,
    namespace: environment.client.options.namespace,
    dataConverter,
  });
  const messenger = createCaseMessenger(client);
  const { population, address, policyAt } = dependencies;
  const printCertificate = createCertificatePrinter(PUBLIC_URL);
  const cursors = createCursors(createTestKeys());
  const apiDependencies = { reader, messenger, population, address, policyAt, printCertificate, cursors };
  const secrets = createSecretBox(createTestKeys());
  const webhooks = webhookRoutes({
    store: createWebhookStore(reading),
    messenger: createWebhookMessenger(client),
    secrets,
    cursors,
    rule: createAddressRule(LOOPBACK),
    isHttpAllowed: true,
  });
  const invitations: InvitationParts = {
    dependencies: apiDependencies,
    store: createInvitationStore(reading),
    prover: createIdentityProver(client),
    accessLog: await createAccessLog(reading),
    publicUrl: PUBLIC_URL,
    ncalayerUrl: 'wss://127.0.0.1:13579',
  };
  await invitations.store.ensureIndexes();
  const status: StatusParts = {
    dependencies: apiDependencies,
    store: createStatusLinkStore(reading),
    secrets: createStatusSecrets(createTestKeys()),
    accessLog: invitations.accessLog,
    publicUrl: PUBLIC_URL,
  };
  await status.store.ensureIndexes();
  const desk: DeskParts = {
    dependencies: apiDependencies,
    property: dependencies.property,
    directory: await createStaffDirectory(reading),
    views: createStaffViews(reading),
    presence: await createStaffPresence(reading),
  };
  const furtherRoutes = [...webhooks, ...invitationRoutes(invitations), ...statusRoutes(status), ...deskRoutes(desk)];
  const server = createApiServer(createApp(apiDependencies, logger, openAccess, furtherRoutes));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const apiUrl = urlOf(server.address());

  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await connection.dropDatabase();
    await Promise.all([connection.close(), reading.close()]);
    await registries.stop();
  });
  return {
    registries,
    control: createRegistriesControl(registries.url),
    api: createApiClient(apiUrl, documentedFetch),
    apiUrl,
    reader,
    dependencies,
    environment,
    secrets,
    webhookModels,
    invitations,
    status,
    desk,
    client,
    dataConverter,
    createWorker: ({ bundlePath = inject('workflowBundle'), version } = {}) =>
      createWorker({
        connection: environment.nativeConnection,
        namespace: environment.namespace ?? 'default',
        dataConverter,
        workflowBundle: { codePath: bundlePath },
        activities: createActivities(dependencies),
        version,
      }),
  };
}

/** Runs one worker from the first to the last test of the calling file. */
export async function work(product: Product): Promise<void> {
  const worker = await product.createWorker();
  const running = worker.run();
  afterAll(async () => {
    worker.shutdown();
    await running;
  });
}
