import { reservePort } from './reserve-port.ts';
import { startProcess } from './start-process.ts';
import type { Server } from './start-server.ts';

/** Starts the demo town. With the same `dataFolder` its people go on where they stopped. */
export async function startTown(options: {
  /** As `TIRKEU_TOWN` says it. */
  readonly pace: string;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly apiUrl: string;
  /** `undefined` where nobody signs in. */
  readonly issuer: string | undefined;
  readonly registriesUrl: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<Server> {
  const { pace, dataFolder, logFile, apiUrl, issuer, registriesUrl, signal } = options;
  const { port } = await reservePort();
  return startProcess({
    name: 'town',
    entry: 'cli/town/main.ts',
    env: {
      TOWN_PACE: pace,
      TOWN_DATA: dataFolder,
      TOWN_PORT: String(port),
      API_URL: apiUrl,
      ...(issuer !== undefined && { ISSUER_URL: issuer }),
      REGISTRIES_URL: registriesUrl,
    },
    logFile,
    healthUrl: `http://127.0.0.1:${port}/`,
    signal,
  });
}
