import { join } from 'node:path';
import { reservePort } from '../servers/reserve-port.ts';
import { startProcess } from '../servers/start-process.ts';
import type { Server } from '../servers/start-server.ts';
import type { StackSettings } from './stack-settings.ts';
import type { Infrastructure } from './start-infrastructure.ts';
import type { Begin, Surroundings } from './start-stack.ts';
import { tellTakenPort } from './taken-port.ts';

const LOCAL = '127.0.0.1';

export async function startWorker(surroundings: Surroundings, to: Infrastructure, begin: Begin): Promise<Server> {
  const { settings, signal } = surroundings;
  const metrics = await reservePort(settings.METRICS_PORT);
  return begin('Starting the worker', () =>
    startProcess({
      name: 'worker',
      entry: settings.WORKER_ENTRY,
      env: productEnvironment(surroundings, to, metrics.port),
      logFile: join(settings.dataFolder, 'logs', 'worker.log'),
      healthUrl: `http://${LOCAL}:${metrics.port}/readyz`,
      signal,
    }),
  );
}

/** `url` is the api's, without a slash at its end. Without `consoleFolder` it serves no console. */
export async function startApi(
  surroundings: Surroundings,
  to: Infrastructure,
  begin: Begin,
  consoleFolder: string | undefined,
): Promise<Server & { readonly url: string }> {
  const { settings, progress, signal } = surroundings;
  const { port } = await reservePort(settings.API_PORT);
  const metrics = await reservePort(settings.METRICS_PORT + 1);
  const url = `http://${LOCAL}:${port}`;
  const api = await begin('Starting the api', () =>
    startProcess({
      name: 'api',
      entry: settings.API_ENTRY,
      env: {
        ...productEnvironment(surroundings, to, metrics.port),
        ...to.identity?.environment,
        ...(consoleFolder !== undefined && { CONSOLE_FOLDER: consoleFolder }),
        API_HOST: LOCAL,
        API_PORT: String(port),
        PUBLIC_URL: url,
        NCALAYER_URL: to.registries.ncalayerUrl,
        ...limitsOf(settings),
      },
      logFile: join(settings.dataFolder, 'logs', 'api.log'),
      healthUrl: `${url}/readyz`,
      signal,
    }),
  );
  tellTakenPort(progress, 'The api', settings.API_PORT, url);
  return { ...api, url };
}

const limitsOf = (settings: StackSettings): Readonly<Record<string, string>> => ({
  LIMIT_READS: String(settings.LIMIT_READS),
  LIMIT_WRITES: String(settings.LIMIT_WRITES),
  LIMIT_LOOK_UPS: String(settings.LIMIT_LOOK_UPS),
  LIMIT_PUBLIC: String(settings.LIMIT_PUBLIC),
  LIMIT_FAILED_SIGN_INS: String(settings.LIMIT_FAILED_SIGN_INS),
});

/** What worker and api are told alike. */
const productEnvironment = (
  { settings, secrets }: Surroundings,
  { temporal, mongodb, registries }: Infrastructure,
  metricsPort: number,
): Readonly<Record<string, string>> => ({
  ...registries.environment,
  TEMPORAL_ADDRESS: temporal.address,
  TEMPORAL_NAMESPACE: 'default',
  MONGODB_URI: mongodb,
  PAYLOAD_KEYS: secrets.payloadKeys,
  // Whoever tries webhooks out has the receiver on the same machine.
  WEBHOOK_NETWORKS: '127.0.0.0/8,::1/128',
  LOG_LEVEL: settings.LOG_LEVEL,
  METRICS_HOST: LOCAL,
  METRICS_PORT: String(metricsPort),
});
