import { join } from 'node:path';
import { reservePort } from '../servers/reserve-port.ts';
import { startProcess } from '../servers/start-process.ts';
import type { Server } from '../servers/start-server.ts';
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
        ...AS_MUCH_AS_IT_CAN,
      },
      logFile: join(settings.dataFolder, 'logs', 'api.log'),
      healthUrl: `${url}/readyz`,
      signal,
    }),
  );
  tellTakenPort(progress, 'The api', settings.API_PORT, url);
  return { ...api, url };
}

/** Whoever measures this machine is no stranger to it, and is to find its limits rather than ours. */
const AS_MUCH_AS_IT_CAN = {
  LIMIT_READS: '1000000',
  LIMIT_WRITES: '1000000',
  LIMIT_LOOK_UPS: '1000000',
  LIMIT_PUBLIC: '1000000',
};

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
