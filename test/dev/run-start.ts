import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import { reservePort } from '../../dev/servers/reserve-port.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const STUB = join(import.meta.dirname, 'fixtures', 'stub-service.ts');
const PORTS = [
  'API_PORT',
  'REGISTRIES_PORT',
  'IDENTITY_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'MONGODB_PORT',
  'METRICS_PORT',
];
const POLL_MS = 50;

const ADDRESSES = z.strictObject({
  api: z.url(),
  console: z.url(),
  docs: z.url(),
  issuer: z.url(),
  registries: z.url(),
  ncalayer: z.url(),
  temporal: z.string(),
  temporalUi: z.url(),
  mongodb: z.string(),
});

/** `npm start` on a data folder, with stubs in place of our own programs. Killed when the test is over. */
export async function runStart(dataFolder: string, env: Readonly<Record<string, string>> = {}) {
  const { temporal, mongod } = inject('executables');
  const { port, release } = await reservePort();
  release();
  const child = spawn(process.execPath, ['dev/bootstrap.mjs', 'dev/start.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TIRKEU_DATA: dataFolder,
      TIRKEU_TEMPORAL: temporal,
      TIRKEU_MONGOD: mongod,
      WORKER_ENTRY: STUB,
      API_ENTRY: STUB,
      REGISTRIES_ENTRY: STUB,
      IDENTITY_ENTRY: STUB,
      TIRKEU_SIGN_IN: '1',
      TIRKEU_CONSOLE: '0',
      TIRKEU_TOWN: 'off',
      ...Object.fromEntries(PORTS.map((name, index) => [name, String(port + 10 * index)])),
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk));
  const output = () => Buffer.concat(written).toString();
  const ended = once(child, 'close').then(([code]) => z.number().nullable().parse(code));
  return {
    child,
    output,
    /** Resolves with the exit code. */
    ended,
    /** Resolves when it has written `text`; rejects when it ends without. */
    async says(text: string): Promise<void> {
      while (!output().includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended without "${text}":\n${output()}`);
        await pause(POLL_MS);
      }
    },
    addresses: () => ADDRESSES.parse(JSON.parse(readFileSync(join(dataFolder, 'stack.json'), 'utf8'))),
  };
}
