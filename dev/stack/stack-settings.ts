import { resolve } from 'node:path';
import { z } from 'zod';
import { parsePace } from '../../cli/town/pace.ts';
import { readEnvironment, type Environment } from '../../platform/environment.ts';

const port = (fallback: number, of: string) =>
  z.coerce.number().int().min(1).max(65_535).default(fallback).describe(of);

/** Whoever measures this machine is no stranger to it, and is to find its limits rather than ours, unless they ask for these. */
const limit = (of: string, fallback = 1_000_000) =>
  z.coerce.number().int().min(1).default(fallback).describe(`how many ${of} a minute the api takes from one caller`);

const SCHEMA = z.object({
  TIRKEU_DATA: z.string().default('.data').describe('the folder of all data'),
  TEMPORAL_ADDRESS: z.string().optional().describe('host:port of a Temporal server to use instead of the embedded one'),
  MONGODB_URI: z.string().optional().describe('a replica set to use instead of the embedded one'),
  API_PORT: port(3000, 'the wanted port of the api'),
  REGISTRIES_PORT: port(4000, 'the wanted port of the registries'),
  TIRKEU_SIGN_IN: z
    .enum(['0', '1'])
    .default('1')
    .describe('0 to ask nobody who they are: for a machine of your own, since everybody may then do everything'),
  IDENTITY_PORT: port(4001, 'the wanted port of the identity provider'),
  TEMPORAL_PORT: port(7233, 'the wanted port of Temporal'),
  TEMPORAL_UI_PORT: port(8233, "the wanted port of Temporal's web interface"),
  MONGODB_PORT: port(27_017, 'the wanted port of MongoDB'),
  METRICS_PORT: port(9464, "the wanted port of the worker's health and metrics; the api takes one behind it"),
  POPULATION_SEED: z.coerce.number().int().min(0).default(1).describe('names a synthetic population'),
  POPULATION_SIZE: z.coerce.number().int().min(1).default(1000).describe('how many people it has'),
  TIRKEU_CONSOLE: z.enum(['0', '1']).default('1').describe('0 to start without the web console'),
  TIRKEU_TOWN: z
    .string()
    .default('calm')
    .refine((text) => parsePace(text) !== undefined, 'has to be off, calm, busy or how many cases arrive a minute')
    .describe('how fast the demo town lives: off, calm, busy or how many cases arrive a minute'),
  LIMIT_READS: limit('reads'),
  LIMIT_WRITES: limit('writes'),
  LIMIT_LOOK_UPS: limit('look-ups of people'),
  LIMIT_PUBLIC: limit('calls without a token'),
  LIMIT_FAILED_SIGN_INS: limit('wrong sign-ins', 60),
  LOG_LEVEL: z.string().default('info').describe("worker's and api's log level"),
  WORKER_ENTRY: z.string().default('worker/main.ts').describe('another program as the worker, for tests of the stack'),
  API_ENTRY: z.string().default('api/main.ts').describe('another program as the api'),
  IDENTITY_ENTRY: z.string().default('dev/identity/main.ts').describe('another program as the identity provider'),
  REGISTRIES_ENTRY: z.string().default('registries/main.ts').describe('another program as the registries'),
});

/** What `npm start` may be told by environment; everything has a default. */
export type StackSettings = Readonly<z.infer<typeof SCHEMA>> & { readonly dataFolder: string };

/** Throws with every wrong variable. Ports are wishes: a taken one is replaced by the next free one. */
export function readStackSettings(environment: Environment): StackSettings {
  const settings = readEnvironment(SCHEMA, environment);
  return { ...settings, dataFolder: resolve(settings.TIRKEU_DATA) };
}
