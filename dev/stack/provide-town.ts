import { join } from 'node:path';
import { startTown } from '../servers/start-town.ts';
import type { Infrastructure } from './start-infrastructure.ts';
import type { Begin, Surroundings } from './start-stack.ts';

interface Neighbours {
  readonly infrastructure: Infrastructure;
  readonly apiUrl: string;
}

/** People who file and answer by themselves, unless they are turned off (`TIRKEU_TOWN=off`). */
export async function provideTown(
  { settings, signal }: Surroundings,
  { infrastructure: { identity, registries }, apiUrl }: Neighbours,
  begin: Begin,
): Promise<void> {
  const pace = settings.TIRKEU_TOWN;
  if (pace === 'off') return;
  await begin('Starting the demo town', () =>
    startTown({
      pace,
      dataFolder: join(settings.dataFolder, 'town'),
      logFile: join(settings.dataFolder, 'logs', 'town.log'),
      apiUrl,
      issuer: identity?.url,
      registriesUrl: registries.url,
      signal,
    }),
  );
}
