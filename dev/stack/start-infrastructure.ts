import { join } from 'node:path';
import { provideExecutable } from '../runtime/provide-executable.ts';
import { type IdentityServer, startIdentity } from '../servers/start-identity.ts';
import { startMongo } from '../servers/start-mongo.ts';
import { startRegistries, type RegistriesServer } from '../servers/start-registries.ts';
import { startTemporal } from '../servers/start-temporal.ts';
import type { Begin, Surroundings } from './start-stack.ts';
import { tellTakenPort } from './taken-port.ts';

/** What the product's processes are connected to. */
export interface Infrastructure {
  readonly temporal: {
    /** `host:port` */
    readonly address: string;
    /** URL of its web interface; an outside server's is unknown. */
    readonly ui: string | undefined;
  };
  /** Connection string. */
  readonly mongodb: string;
  readonly registries: RegistriesServer;
  /** Where everybody is asked who they are. */
  readonly identity: IdentityServer | undefined;
}

const DATABASE = 'tirkeu';

export async function startInfrastructure(surroundings: Surroundings, begin: Begin): Promise<Infrastructure> {
  const [temporal, mongodb, { registries, identity }] = await Promise.all([
    provideTemporal(surroundings, begin),
    provideMongo(surroundings, begin),
    providePeople(surroundings, begin),
  ]);
  return { temporal, mongodb, registries, identity };
}

/** One of the people whom the registries know becomes a member of the staff, so the registries come first. */
async function providePeople(
  surroundings: Surroundings,
  begin: Begin,
): Promise<Pick<Infrastructure, 'registries' | 'identity'>> {
  const registries = await provideRegistries(surroundings, begin);
  const isSignInOn = surroundings.settings.TIRKEU_SIGN_IN === '1';
  return { registries, identity: isSignInOn ? await provideIdentity(surroundings, registries.url, begin) : undefined };
}

async function provideTemporal(surroundings: Surroundings, begin: Begin): Promise<Infrastructure['temporal']> {
  const { settings, progress, signal } = surroundings;
  if (settings.TEMPORAL_ADDRESS !== undefined) return { address: settings.TEMPORAL_ADDRESS, ui: undefined };
  const executable = await provideExecutable('temporal', { env: process.env, progress, signal });
  const temporal = await begin('Starting Temporal', () =>
    startTemporal({
      executable,
      dataFolder: join(settings.dataFolder, 'temporal'),
      logFile: join(settings.dataFolder, 'logs', 'temporal.log'),
      port: settings.TEMPORAL_PORT,
      uiPort: settings.TEMPORAL_UI_PORT,
      signal,
    }),
  );
  tellTakenPort(progress, 'Temporal', settings.TEMPORAL_PORT, temporal.address);
  tellTakenPort(progress, "Temporal's web interface", settings.TEMPORAL_UI_PORT, temporal.ui);
  return temporal;
}

async function provideMongo(surroundings: Surroundings, begin: Begin): Promise<string> {
  const { settings, progress, signal } = surroundings;
  if (settings.MONGODB_URI !== undefined) return settings.MONGODB_URI;
  const executable = await provideExecutable('mongod', { env: process.env, progress, signal });
  const mongo = await begin('Starting MongoDB', () =>
    startMongo({
      executable,
      dataFolder: join(settings.dataFolder, 'mongodb'),
      logFile: join(settings.dataFolder, 'logs', 'mongod.log'),
      port: settings.MONGODB_PORT,
      signal,
    }),
  );
  tellTakenPort(progress, 'MongoDB', settings.MONGODB_PORT, mongo.address);
  return mongo.uri(DATABASE);
}

async function provideRegistries(
  { settings, progress, signal }: Surroundings,
  begin: Begin,
): Promise<RegistriesServer> {
  const registries = await begin('Starting the registries', () =>
    startRegistries({
      dataFolder: join(settings.dataFolder, 'registries'),
      logFile: join(settings.dataFolder, 'logs', 'registries.log'),
      populationSeed: settings.POPULATION_SEED,
      populationSize: settings.POPULATION_SIZE,
      port: settings.REGISTRIES_PORT,
      entry: settings.REGISTRIES_ENTRY,
      signal,
    }),
  );
  tellTakenPort(progress, 'The registries', settings.REGISTRIES_PORT, registries.url);
  return registries;
}

async function provideIdentity(
  { settings, secrets, progress, signal }: Surroundings,
  registriesUrl: string,
  begin: Begin,
): Promise<IdentityServer> {
  const identity = await begin('Starting the identity provider', () =>
    startIdentity({
      dataFolder: join(settings.dataFolder, 'identity'),
      logFile: join(settings.dataFolder, 'logs', 'identity.log'),
      registriesUrl,
      secrets,
      port: settings.IDENTITY_PORT,
      entry: settings.IDENTITY_ENTRY,
      signal,
    }),
  );
  tellTakenPort(progress, 'The identity provider', settings.IDENTITY_PORT, identity.url);
  return identity;
}
