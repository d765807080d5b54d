import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgress } from '../dev/bootstrap/progress.mjs';
import { provideExecutable } from '../dev/runtime/provide-executable.ts';
import { reservePort } from '../dev/servers/reserve-port.ts';
import { startIdentity } from '../dev/servers/start-identity.ts';
import { startMongo } from '../dev/servers/start-mongo.ts';
import { startProcess } from '../dev/servers/start-process.ts';
import { startRegistries } from '../dev/servers/start-registries.ts';
import { startTemporal } from '../dev/servers/start-temporal.ts';

export interface BenchStack {
  readonly temporalAddress: string;
  readonly apiUrl: string;
  readonly registriesUrl: string;
  /** URL of the identity provider. */
  readonly issuer: string;
  /** Process ids by name, of everything that works for the product. */
  readonly pids: () => Readonly<Record<string, number>>;
  readonly yardstickPid: number;
  readonly stop: () => Promise<void>;
}

/**
 * Everything on durable servers in a temporary folder, the product and the yardstick beside each other on the same
 * Temporal server.
 *
 * @param temporalAddress another Temporal server (for instance one on PostgreSQL) instead of the embedded one
 */
export async function startBenchStack(temporalAddress?: string): Promise<BenchStack> {
  const progress = createProgress((line) => process.stderr.write(`${line}\n`));
  const folder = await mkdtemp(join(tmpdir(), 'tirkeu-bench-'));
  const [temporal, mongo, registries] = await Promise.all([
    temporalAddress === undefined
      ? provideExecutable('temporal', { env: process.env, progress }).then((executable) =>
          startTemporal({ executable, dataFolder: join(folder, 'temporal') }),
        )
      : undefined,
    provideExecutable('mongod', { env: process.env, progress }).then((executable) =>
      startMongo({ executable, dataFolder: join(folder, 'mongo') }),
    ),
    startRegistries({ dataFolder: join(folder, 'registries'), populationSeed: 1, populationSize: 1000 }),
  ]);
  const payloadKeys = `bench:${randomBytes(32).toString('base64')}`;
  const address = temporalAddress ?? temporal?.address ?? '';
  const start = async (name: string, entry: string, env: Readonly<Record<string, string>>, path: string) => {
    const { port } = await reservePort();
    const apiPort = await reservePort();
    const server = await startProcess({
      name,
      entry,
      logFile: join(folder, `${name}.log`),
      healthUrl: `http://127.0.0.1:${port}${path}`,
      env: {
        ...env,
        ...profiling(name),
        TEMPORAL_ADDRESS: address,
        MONGODB_URI: mongo.uri('bench'),
        PAYLOAD_KEYS: payloadKeys,
        METRICS_PORT: String(port),
        API_PORT: String(apiPort.port),
        PUBLIC_URL: `http://127.0.0.1:${apiPort.port}`,
      },
    });
    return { ...server, url: `http://127.0.0.1:${apiPort.port}` };
  };
  const worker = await start('worker', 'worker/main.ts', registries.environment, '/readyz');
  const identity = await startIdentity({
    dataFolder: join(folder, 'identity'),
    logFile: join(folder, 'identity.log'),
    registriesUrl: registries.url,
    secrets: { consoleClientSecret: randomUUID(), sessionSecret: randomUUID() },
  });
  const api = await start(
    'api',
    'api/main.ts',
    { ...registries.environment, ...identity.environment, ...UNLIMITED },
    '/readyz',
  );
  const yardstick = await start('yardstick', 'bench/yardstick/worker.ts', {}, '/');
  return {
    temporalAddress: address,
    apiUrl: api.url,
    registriesUrl: registries.url,
    issuer: identity.url,
    pids: () => ({
      ...(temporal === undefined ? {} : { temporal: temporal.pid() }),
      mongod: mongo.pid(),
      worker: worker.pid(),
      api: api.pid(),
      registries: registries.pid(),
    }),
    yardstickPid: yardstick.pid(),
    stop: async () => {
      await Promise.all([worker.stop(), api.stop(), yardstick.stop(), identity.stop()]);
      await Promise.all([registries.stop(), mongo.stop(), temporal?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the api can do is what is measured, and one client does it all. */
const UNLIMITED = { LIMIT_READS: '1000000', LIMIT_WRITES: '1000000' };

/** With `BENCH_PROFILE` set to a folder, each process leaves a processor profile there when it stops. */
const profiling = (name: string): Readonly<Record<string, string>> => {
  const folder = process.env['BENCH_PROFILE'];
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${join(folder, name)}` };
};
