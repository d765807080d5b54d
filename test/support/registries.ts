import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRegistries, type RegistriesServer } from '../../dev/servers/start-registries.ts';

export interface TestRegistries extends RegistriesServer {
  readonly dataFolder: string;
}

/** The stand-in registries in a process of their own, with a population of their own. The caller stops or kills them. */
export async function startTestRegistries(
  options: { readonly populationSize?: number; readonly populationSeed?: number; readonly dataFolder?: string } = {},
): Promise<TestRegistries> {
  const { populationSize = 200, populationSeed = 1 } = options;
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'tirkeu-test-registries-')));
  const server = await startRegistries({ dataFolder, populationSize, populationSeed });
  return { ...server, dataFolder };
}
