import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { startServer, type Server } from './start-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Starts one of our own programs (`worker/main.ts`, …) with the Node that runs this, and waits until `healthUrl` answers
 * with 2xx.
 *
 * @param options.entry path of the program, absolute or relative to the repository
 * @param options.env its whole environment: nothing is inherited except PATH and the locale, so that what a developer's
 *   shell happens to hold never changes what a test or the stack does
 */
export function startProcess(options: {
  readonly name: string;
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly healthUrl: string;
  /** Beside data that only one process may work on. */
  readonly pidFile?: string;
  readonly readyTimeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}): Promise<Server> {
  const { name, entry, env, logFile, healthUrl, pidFile, readyTimeoutMs, signal } = options;
  return startServer({
    name,
    file: process.execPath,
    args: [...preloadOf(resolve(ROOT, entry)), resolve(ROOT, entry)],
    env: { ...inherited(), ...env },
    cwd: ROOT,
    logFile,
    signal,
    ready: async (attempt) => {
      const response = await fetch(healthUrl, { signal: attempt });
      const body = await response.text();
      if (!response.ok) throw new Error(`${healthUrl} answers ${response.status} ${body.slice(0, 200)}`);
    },
    ...(pidFile !== undefined && { pidFile }),
    ...(readyTimeoutMs !== undefined && { readyTimeoutMs }),
  });
}

/** A program's `preload.ts`, where it has one beside it, comes first: `Dockerfile` starts it in the same way. */
function preloadOf(entry: string): readonly string[] {
  const preload = join(dirname(entry), 'preload.ts');
  return existsSync(preload) ? ['--require', preload] : [];
}

const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ', 'NODE_EXTRA_CA_CERTS'] as const;

const inherited = (): Record<string, string> =>
  Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
