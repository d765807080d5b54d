import { join } from 'node:path';
import { reservePort } from './reserve-port.ts';
import { startProcess } from './start-process.ts';
import type { Server } from './start-server.ts';

export interface IdentityServer extends Server {
  /** The issuer of its tokens: `http://127.0.0.1:…`. */
  readonly url: string;
  /** What the api's environment says about who signs people in. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What tokens for the api of an embedded stack name as their audience. */
const AUDIENCE = 'urn:tirkeu:api';
const CONSOLE_CLIENT_ID = 'console';

/**
 * Starts the identity provider for demonstrations. With the same `dataFolder` its tokens count again.
 *
 * @param options.port the wanted port (the next free one is taken instead), by default a random one
 */
export async function startIdentity(options: {
  readonly dataFolder: string;
  /** Where it finds a person of the population to make a caseworker of. */
  readonly registriesUrl: string;
  readonly secrets: { readonly consoleClientSecret: string; readonly sessionSecret: string };
  readonly logFile?: string;
  readonly port?: number;
  readonly signal?: AbortSignal | undefined;
  /** Another program with the same environment and health check, for tests of the stack itself. */
  readonly entry?: string;
}): Promise<IdentityServer> {
  const { dataFolder, registriesUrl, secrets, entry = 'dev/identity/main.ts' } = options;
  const { port, release } = await reservePort(options.port);
  const url = `http://127.0.0.1:${port}`;
  const server = await startProcess({
    name: 'identity',
    entry,
    env: {
      IDENTITY_HOST: '127.0.0.1',
      IDENTITY_PORT: String(port),
      IDENTITY_DATA: dataFolder,
      AUDIENCE,
      CONSOLE_CLIENT_ID,
      CONSOLE_CLIENT_SECRET: secrets.consoleClientSecret,
      REGISTRIES_URL: registriesUrl,
    },
    logFile: options.logFile ?? join(dataFolder, 'identity.log'),
    signal: options.signal,
    healthUrl: `${url}/healthz`,
  }).catch((error: unknown) => {
    release();
    throw error;
  });
  return {
    ...server,
    url,
    environment: {
      ISSUER_URL: url,
      AUDIENCE,
      STAFF_CLIENT_ID: CONSOLE_CLIENT_ID,
      STAFF_CLIENT_SECRET: secrets.consoleClientSecret,
      SESSION_SECRET: secrets.sessionSecret,
    },
  };
}
