import { join } from 'node:path';
import { reservePort } from './reserve-port.ts';
import { startProcess } from './start-process.ts';
import type { Server } from './start-server.ts';

export interface RegistriesServer extends Server {
  /** `http://127.0.0.1:…`, where `/_control` lives. */
  readonly url: string;
  /** WebSocket of the stand-in for NCALayer, which plays the computer of whoever signs. */
  readonly ncalayerUrl: string;
  /** What the product's environment says about registries: their base URLs and whom the certification authority trusts. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts the stand-ins for the government's systems. With the same `dataFolder` they go on with the same state.
 *
 * @param options.port the wanted port (the next free one is taken instead), by default a random one
 */
export async function startRegistries(options: {
  readonly dataFolder: string;
  readonly populationSeed: number;
  readonly populationSize: number;
  readonly logFile?: string;
  readonly port?: number;
  readonly signal?: AbortSignal | undefined;
  /** Another program with the same environment and health check, for tests of the stack itself. */
  readonly entry?: string;
}): Promise<RegistriesServer> {
  const { dataFolder, populationSeed, populationSize, entry = 'registries/main.ts' } = options;
  const { port, release } = await reservePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const server = await startProcess({
    name: 'registries',
    entry,
    env: {
      REGISTRIES_HOST: '127.0.0.1',
      REGISTRIES_PORT: String(port),
      REGISTRIES_DATA: dataFolder,
      POPULATION_SEED: String(populationSeed),
      POPULATION_SIZE: String(populationSize),
    },
    logFile: options.logFile ?? join(dataFolder, 'registries.log'),
    pidFile: join(dataFolder, 'tirkeu.pid'),
    signal: options.signal,
    healthUrl: `${url}/healthz`,
  }).catch((error: unknown) => {
    release();
    throw error;
  });
  return {
    ...server,
    url,
    ncalayerUrl: `ws://127.0.0.1:${port}/ncalayer`,
    environment: registryEnvironment(url, dataFolder),
  };
}

const registryEnvironment = (url: string, dataFolder: string): Readonly<Record<string, string>> => ({
  PROPERTY_URL: `${url}/property`,
  POPULATION_URL: `${url}/population`,
  ADDRESS_URL: `${url}/address`,
  NCA_URL: `${url}/nca`,
  NOTIFICATIONS_URL: `${url}/notifications`,
  CARDS_URL: `${url}/cards`,
  TRUST_ANCHORS_FILE: join(dataFolder, 'trust-anchors.pem'),
});
