import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { reservePort } from '../../dev/servers/reserve-port.ts';
import { startIdentity } from '../../dev/servers/start-identity.ts';
import { startMongo } from '../../dev/servers/start-mongo.ts';
import { startProcess } from '../../dev/servers/start-process.ts';
import { startRegistries } from '../../dev/servers/start-registries.ts';
import type { Server } from '../../dev/servers/start-server.ts';
import { startTemporal } from '../../dev/servers/start-temporal.ts';
import type { ProvidedExecutables } from './provided-context.d.ts';

/** In the order in which they start; they stop the other way round. */
export const KINDS = ['mongodb', 'temporal', 'registries', 'worker', 'api'] as const;
export type Kind = (typeof KINDS)[number];

export interface ProcessStackOptions {
  /** For data and logs. The caller removes it. */
  readonly folder: string;
  readonly executables: Pick<ProvidedExecutables, 'temporal' | 'mongod'>;
  /** Path of a prebuilt bundle: a worker that is killed often must come back fast. */
  readonly workflowBundle: string;
  readonly logLevel?: string;
  /** With the identity provider of the embedded stack, and an api that asks everybody who they are. */
  readonly isClosed?: boolean;
}

/** The whole product as processes of its own, each of which can be killed and comes back on the same port and data. */
export interface ProcessStack {
  readonly servers: Readonly<Record<Kind, Server>>;
  readonly apiUrl: string;
  readonly registriesUrl: string;
  readonly temporalAddress: string;
  readonly mongodbUri: string;
  /** URLs of the two processes' metrics. */
  readonly metricsUrls: readonly string[];
  readonly payloadKeys: string;
  /** Where the api is closed: its provider, and what the two of them keep secret. */
  readonly signIn: { readonly issuer: string; readonly secrets: readonly string[] } | undefined;
  stop(): Promise<void>;
}

const LOCAL = '127.0.0.1';

const newSecret = (): string => randomBytes(32).toString('base64url');

export async function startProcessStack(options: ProcessStackOptions): Promise<ProcessStack> {
  const { folder, executables, workflowBundle, logLevel = 'info', isClosed = false } = options;
  const logFile = (name: string): string => join(folder, 'logs', `${name}.log`);
  const [mongodb, temporal, registries] = await Promise.all([
    startMongo({ executable: executables.mongod, dataFolder: join(folder, 'mongodb'), logFile: logFile('mongod') }),
    startTemporal({
      executable: executables.temporal,
      dataFolder: join(folder, 'temporal'),
      logFile: logFile('temporal'),
    }),
    startRegistries({
      dataFolder: join(folder, 'registries'),
      logFile: logFile('registries'),
      populationSeed: 1,
      populationSize: 100,
    }),
  ]);
  const mongodbUri = mongodb.uri('tirkeu');
  const payloadKeys = `test:${randomBytes(32).toString('base64')}`;
  const ports = await Promise.all([reservePort(), reservePort(), reservePort()]);
  const [apiPort, apiMetrics, workerMetrics] = ports.map(({ port }) => String(port));
  const product = {
    ...registries.environment,
    TEMPORAL_ADDRESS: temporal.address,
    MONGODB_URI: mongodbUri,
    PAYLOAD_KEYS: payloadKeys,
    WEBHOOK_NETWORKS: '127.0.0.0/8',
    LOG_LEVEL: logLevel,
  };
  const worker = await startProcess({
    name: 'worker',
    entry: 'worker/main.ts',
    env: {
      ...product,
      WORKFLOW_BUNDLE: workflowBundle,
      METRICS_PORT: workerMetrics ?? '',
    },
    logFile: logFile('worker'),
    healthUrl: `http://${LOCAL}:${workerMetrics}/readyz`,
  });
  const signInSecrets = { consoleClientSecret: newSecret(), sessionSecret: newSecret() };
  const identity = isClosed
    ? await startIdentity({
        dataFolder: join(folder, 'identity'),
        registriesUrl: registries.url,
        secrets: signInSecrets,
        logFile: logFile('identity'),
      })
    : undefined;
  const apiUrl = `http://${LOCAL}:${apiPort}`;
  const api = await startProcess({
    name: 'api',
    entry: 'api/main.ts',
    env: {
      ...product,
      ...identity?.environment,
      API_PORT: apiPort ?? '',
      PUBLIC_URL: apiUrl,
      METRICS_PORT: apiMetrics ?? '',
    },
    logFile: logFile('api'),
    healthUrl: `${apiUrl}/readyz`,
  });
  const servers = { mongodb, temporal, registries, worker, api };
  return {
    servers,
    apiUrl,
    registriesUrl: registries.url,
    temporalAddress: temporal.address,
    mongodbUri,
    metricsUrls: [apiMetrics, workerMetrics].map((port) => `http://${LOCAL}:${port}/metrics`),
    payloadKeys,
    signIn: identity && { issuer: identity.url, secrets: Object.values(signInSecrets) },
    stop: async () => {
      for (const kind of KINDS.toReversed()) await servers[kind].stop();
      await identity?.stop();
      for (const { release } of ports) release();
    },
  };
}
