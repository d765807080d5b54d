import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../bootstrap/progress.mjs';
import { messageOf } from '../runtime/error-message.ts';
import type { Exit } from '../servers/server-process.ts';
import type { Server } from '../servers/start-server.ts';

/** Nothing of ours can go on without them, and a database that died by itself wants to be looked at. */
const ESSENTIAL = new Set(['mongod', 'temporal']);

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Starts servers again that die by themselves. Resolves when `signal` aborts; rejects when one dies that can't be done
 * without.
 */
export async function watchServers(servers: readonly Server[], progress: Progress, signal: AbortSignal): Promise<void> {
  const over = new AbortController(); // From here on everything is stopped, so nothing may be started again.
  const asked = signal.aborted
    ? Promise.resolve()
    : new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  try {
    await Promise.race([asked, ...servers.map((server) => watch(server, progress, over.signal))]);
  } finally {
    over.abort();
  }
}

async function watch(server: Server, progress: Progress, signal: AbortSignal): Promise<void> {
  for (;;) {
    const exit = await server.exited();
    if (signal.aborted) return;
    const news = `${server.name} ended by itself (${describe(exit)}); its log: ${server.logFile}`;
    if (ESSENTIAL.has(server.name))
      throw new Error(`${news}\nEverything else stops too. Nothing is lost: npm start goes on.`);
    progress.say(`✗ ${news}`);
    await startAgain(server, progress, signal);
  }
}

/** Again and again, ever more slowly: somebody may be mending what it died of. */
async function startAgain(server: Server, progress: Progress, signal: AbortSignal): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      await progress.step(`Starting ${server.name} again`, () => server.restart());
      return;
    } catch (error) {
      if (signal.aborted) return;
      progress.say(`  ${messageOf(error)}`);
      await pause(pauseMs, undefined, { ref: false });
    }
  }
}

const describe = ({ code, signal }: Exit): string => signal ?? `code ${code}`;
