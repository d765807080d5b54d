import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const POLL_MS = 200;

const stackSchema = z.object({ api: z.url(), issuer: z.url(), registries: z.url(), mongodb: z.string() });

/** What `npm start` runs, without its demo town: people at desks meet nothing else. */
export type ConsoleStack = z.infer<typeof stackSchema> & { readonly stop: () => Promise<void> };

/** @param dataFolder filled by an earlier run and kept afterwards; without one, a temporary folder */
export async function startConsoleStack(dataFolder?: string): Promise<ConsoleStack> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'tirkeu-bench-console-'));
  const stack = spawn(process.execPath, ['dev/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, TIRKEU_DATA: folder, TIRKEU_TOWN: 'off', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listenTo(stack);
  const stop = async (): Promise<void> => {
    if (stack.exitCode === null) {
      stack.kill('SIGTERM');
      await once(stack, 'exit');
    }
    if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  };
  const file = join(folder, 'stack.json');
  while (!existsSync(file)) {
    if (stack.exitCode !== null) throw new Error(`the stack ended:\n${said()}`);
    await pause(POLL_MS);
  }
  return { ...stackSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), stop };
}

function listenTo({ stdout, stderr }: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
