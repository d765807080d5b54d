import type { Progress } from '../bootstrap/progress.mjs';
import type { Server } from '../servers/start-server.ts';
import { provideConsole } from '../console-build/provide-console.ts';
import { startInfrastructure } from './start-infrastructure.ts';
import { startApi, startWorker } from './start-product.ts';
import { provideTown } from './provide-town.ts';
import type { StackAddresses } from './stack-file.ts';
import type { StackSecrets } from './stack-secrets.ts';
import type { StackSettings } from './stack-settings.ts';

export interface Stack {
  readonly addresses: StackAddresses;
  readonly servers: readonly Server[];
}

/** What every start in here needs. */
export interface Surroundings {
  readonly settings: StackSettings;
  readonly secrets: StackSecrets;
  readonly progress: Progress;
  /** Gives the start up. */
  readonly signal: AbortSignal;
}

/** Starts one server, and remembers it so that it is stopped when another one fails. */
export type Begin = <S extends Server>(title: string, start: () => Promise<S>) => Promise<S>;

/** Starts everything and resolves when all of it is healthy. When one thing fails, what had started is stopped again. */
export async function startStack(surroundings: Surroundings): Promise<Stack> {
  const { progress } = surroundings;
  const failure = new AbortController();
  const within = { ...surroundings, signal: AbortSignal.any([surroundings.signal, failure.signal]) };
  const begun: Promise<Server>[] = [];
  const begin: Begin = (title, start) => {
    const server = progress.step(title, start);
    server.catch((error: unknown) => failure.abort(error));
    begun.push(server);
    return server;
  };
  try {
    const [infrastructure, consoleFolder] = await Promise.all([
      startInfrastructure(within, begin),
      surroundings.settings.TIRKEU_CONSOLE === '1' ? provideConsole(progress, within.signal) : undefined,
    ]);
    const [api] = await Promise.all([
      startApi(within, infrastructure, begin, consoleFolder),
      startWorker(within, infrastructure, begin),
    ]);
    await provideTown(within, { infrastructure, apiUrl: api.url }, begin);
    return {
      addresses: {
        api: api.url,
        console: `${api.url}/`,
        docs: `${api.url}/docs`,
        issuer: infrastructure.identity?.url ?? null,
        registries: infrastructure.registries.url,
        ncalayer: infrastructure.registries.ncalayerUrl,
        temporal: infrastructure.temporal.address,
        temporalUi: infrastructure.temporal.ui ?? null,
        mongodb: infrastructure.mongodb,
      },
      servers: await Promise.all(begun),
    };
  } catch (error) {
    const starts = await Promise.allSettled(begun);
    await stopServers(
      starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : [])),
      progress,
    );
    throw error;
  }
}

/** Whoever uses others goes before them: then nobody's last words meet a closed door. */
const STOP_ORDER = ['town', 'api', 'worker', 'identity', 'registries', 'temporal', 'mongod'];

export async function stopServers(servers: readonly Server[], progress: Progress): Promise<void> {
  const inOrder = servers.toSorted((a, b) => STOP_ORDER.indexOf(a.name) - STOP_ORDER.indexOf(b.name));
  for (const server of inOrder) await progress.step(`Stopping ${server.name}`, () => server.stop());
}
