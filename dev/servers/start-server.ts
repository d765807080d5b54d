import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '../runtime/error-message.ts';
import { endLeftover, removePidFile, writePidFile } from './leftover.ts';
import { openLogFile, readLogSince, sizeOfLog } from './log-file.ts';
import { watchOver } from './undertaker.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server process of ours. After a restart the same handle stands for the new process. */
export interface Server {
  readonly name: string;
  readonly logFile: string;
  pid(): number;
  /** Resolves when the process that runs now ends, whoever ended it. */
  exited(): Promise<Exit>;
  /** SIGTERM, and SIGKILL to one that doesn't go in time. Resolves at once when it is gone already. */
  stop(): Promise<Exit>;
  /** `kill -9`: no goodbye, for crash tests. */
  kill9(): Promise<Exit>;
  /** Stops it if need be and starts it again: same port, same data. Resolves when it is ready. */
  restart(): Promise<void>;
}

export interface ServerDefinition {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly logFile: string;
  /** Beside the data that no second process may touch. */
  readonly pidFile?: string;
  /** Rejects while the server isn't ready; asked again and again. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  readonly readyTimeoutMs?: number;
  readonly stopTimeoutMs?: number;
  /** Turns what a server wrote before it died into advice, where the cause is known. */
  readonly explain?: (log: string) => string | undefined;
}

const DEFAULT_READY_TIMEOUT_MS = 60_000; // A loaded machine of two cores needs up to twenty seconds for a cold mongod.
const DEFAULT_STOP_TIMEOUT_MS = 20_000; // mongod writes a checkpoint, the worker finishes its activities.
const READY_POLL_MS = 50;
const ATTEMPT_TIMEOUT_MS = 2_000;

/** Starts a server and resolves when it is ready. Rejects with its log's file and its last words when it never gets there. */
export async function startServer(definition: ServerDefinition): Promise<Server> {
  let running = await launch(definition);
  return {
    name: definition.name,
    logFile: definition.logFile,
    pid: () => running.pid,
    exited: () => running.exited,
    stop: () => end(running, 'SIGTERM', definition.stopTimeoutMs),
    kill9: () => end(running, 'SIGKILL'),
    async restart() {
      await end(running, 'SIGTERM', definition.stopTimeoutMs);
      running = await launch(definition);
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly exited: Promise<Exit>;
}

async function launch(definition: ServerDefinition): Promise<Running> {
  const { name, file, args, env, cwd, logFile, pidFile } = definition;
  if (pidFile !== undefined) await endLeftover(name, pidFile);
  const logStart = sizeOfLog(logFile);
  const log = openLogFile(logFile);
  const child = spawn(file, args, {
    stdio: ['ignore', log, log],
    detached: true, // Its own session: the terminal's Ctrl-C reaches only us, and we stop servers in order.
    ...(env && { env }),
    ...(cwd && { cwd }),
  });
  closeSync(log);
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => reject(new Error(`${name} couldn't be started: ${error.message}`)));
  });
  if (child.pid === undefined) {
    await exited; // Rejects with the reason.
    throw new Error(`${name} couldn't be started`);
  }
  const running = { child, pid: child.pid, exited };
  const dismiss = watchOver(child.pid);
  if (pidFile !== undefined) writePidFile(pidFile, child.pid);
  child.once('exit', () => {
    dismiss();
    if (pidFile !== undefined) removePidFile(pidFile);
  });
  await untilReady(definition, running, () => readLogSince(logFile, logStart));
  return running;
}

async function untilReady(definition: ServerDefinition, running: Running, readLog: () => string): Promise<void> {
  const { name, logFile, ready, readyTimeoutMs = DEFAULT_READY_TIMEOUT_MS } = definition;
  const deadline = performance.now() + readyTimeoutMs;
  const gone = running.exited.then(({ code, signal }) => {
    const words = readLog();
    const advice = definition.explain?.(words) ?? `Its last words (${logFile}):\n${lastLines(words)}`;
    throw new Error(`${name} ended before it was ready (${signal ?? `code ${code}`}). ${advice}`);
  });
  gone.catch(() => {}); // It is looked at only while we wait.
  for (;;) {
    try {
      await Promise.race([ready(AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)), gone]);
      return;
    } catch (reason) {
      await Promise.race([pause(READY_POLL_MS), gone]); // Rejects with the better message where the process is gone.
      if (performance.now() < deadline) continue;
      await end(running, 'SIGKILL');
      throw new Error(`${name} wasn't ready after ${readyTimeoutMs / 1_000} s: ${messageOf(reason)}. Log: ${logFile}`, {
        cause: reason,
      });
    }
  }
}

async function end(
  running: Running,
  signal: 'SIGTERM' | 'SIGKILL',
  timeoutMs = DEFAULT_STOP_TIMEOUT_MS,
): Promise<Exit> {
  if (running.child.exitCode === null && running.child.signalCode === null) running.child.kill(signal);
  const impatience = setTimeout(() => running.child.kill('SIGKILL'), timeoutMs);
  try {
    return await running.exited;
  } finally {
    clearTimeout(impatience);
  }
}

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-8).join('\n');
