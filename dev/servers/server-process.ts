import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { removePidFile, writePidFile } from './leftover.ts';
import { openLogFile } from './log-file.ts';
import { watchOver } from './undertaker.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Command {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Both output streams go there, behind what is there already. */
  readonly logFile: string;
  /** Beside the data that no second process may touch. */
  readonly pidFile?: string;
}

export interface ServerProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  readonly child: ChildProcess;
}

/** Starts a process that ends when we end, however we end, but not by the terminal's Ctrl-C. */
export async function spawnServer({ name, file, args, env, cwd, logFile, pidFile }: Command): Promise<ServerProcess> {
  const log = openLogFile(logFile);
  const child = spawn(file, args, {
    stdio: ['ignore', log, log],
    detached: true, // Its own session: Ctrl-C reaches only us, and we stop the servers in order.
    ...(env && { env }),
    ...(cwd && { cwd }),
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (error) =>
      reject(new Error(`${name} couldn't be started: ${error.message}`, { cause: error })),
    );
  });
  const { pid } = child;
  if (pid === undefined) return failed;
  failed.catch(() => {}); // Later errors are about signals to a process that is gone.

  const dismiss = watchOver(pid);
  if (pidFile !== undefined) writePidFile(pidFile, pid);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      dismiss();
      if (pidFile !== undefined) removePidFile(pidFile);
      resolve({ code, signal });
    });
  });
  return { pid, exited, child };
}

/** Sends the signal and waits for the end; a process that takes longer than `patienceMs` is killed. */
export async function endServer(
  { child, exited }: ServerProcess,
  signal: 'SIGTERM' | 'SIGKILL',
  patienceMs: number,
): Promise<Exit> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  try {
    return await exited;
  } finally {
    clearTimeout(impatience);
  }
}
