import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, inject } from 'vitest';
import { z } from 'zod';
import { reservePort } from '../../dev/servers/reserve-port.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const POLL_MS = 100;

const stackSchema = z.object({ api: z.url(), registries: z.url(), issuer: z.url().nullable(), temporalUi: z.url() });

/** What `npm start` runs, on a temporary data folder. */
export type RunningStack = z.infer<typeof stackSchema> & { readonly dataFolder: string };

/** The variables by which the stack is told on which port somebody wants what. */
const PORTS = [
  'API_PORT',
  'REGISTRIES_PORT',
  'IDENTITY_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'MONGODB_PORT',
  'METRICS_PORT',
];

/** Starts it for the calling test file, as `npm start` with these variables does, and stops it after the file's last test. */
export async function startRunningStack(variables: Readonly<Record<string, string>> = {}): Promise<RunningStack> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tirkeu-test-stack-'));
  const { temporal, mongod } = inject('executables');
  const stack = spawn(process.execPath, ['dev/start.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      TIRKEU_DATA: dataFolder,
      TIRKEU_TEMPORAL: temporal,
      TIRKEU_MONGOD: mongod,
      // Tests file their own cases.
      TIRKEU_TOWN: 'off',
      ...(await freePorts()),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listenTo(stack);
  afterAll(async () => {
    if (stack.exitCode === null) {
      stack.kill('SIGTERM');
      await once(stack, 'exit');
    }
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20 });
  });
  const file = join(dataFolder, 'stack.json');
  while (!existsSync(file)) {
    if (stack.exitCode !== null) throw new Error(`the stack ended:\n${said()}`);
    await pause(POLL_MS);
  }
  return { ...stackSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), dataFolder };
}

/** Everything that a process has written so far. */
function listenTo({ stdout, stderr }: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Where to begin looking: the stack takes the next free port by itself, should one be gone by then. */
async function freePorts(): Promise<Record<string, string>> {
  const reserved = await Promise.all(PORTS.map(async (name) => [name, await reservePort()] as const));
  return Object.fromEntries(
    reserved.map(([name, { port, release }]) => {
      release();
      return [name, String(port)];
    }),
  );
}
