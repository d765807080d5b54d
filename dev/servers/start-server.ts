import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '../runtime/error-message.ts';
import { endLeftover } from './leftover.ts';
import { readLogSince, sizeOfLog } from './log-file.ts';
import { endServer, spawnServer, type Command, type Exit, type ServerProcess } from './server-process.ts';

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

export interface ServerDefinition extends Command {
  /** Rejects while the server isn't ready; asked again and again. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  readonly readyTimeoutMs?: number;
  readonly stopTimeoutMs?: number;
  /** Turns what a server wrote before it died into advice, where the cause is known. */
  readonly explain?: (log: string) => string | undefined;
  /** Gives a start up: the process is stopped and the start rejects. Without effect on one that is ready. */
  readonly signal?: AbortSignal | undefined;
}

const READY_TIMEOUT_MS = 60_000; // A loaded machine of two cores needs up to twenty seconds for a cold mongod.
const STOP_TIMEOUT_MS = 20_000; // mongod writes a checkpoint, the worker finishes its activities.
const READY_POLL_MS = 50;
const ATTEMPT_TIMEOUT_MS = 2_000;
const LAST_LINES = 12;

/** Starts a server and resolves when it is ready. Rejects with its log file and last words when it never gets there. */
export async function startServer(definition: ServerDefinition): Promise<Server> {
  const { name, logFile, pidFile, stopTimeoutMs = STOP_TIMEOUT_MS } = definition;
  const launch = async (): Promise<ServerProcess> => {
    if (pidFile !== undefined) await endLeftover(name, pidFile);
    definition.signal?.throwIfAborted();
    return spawnServer(definition);
  };
  let logStart = sizeOfLog(logFile);
  let running = await launch();
  await untilReady(definition, running, logStart);
  return {
    name,
    logFile,
    pid: () => running.pid,
    exited: () => running.exited,
    stop: () => endServer(running, 'SIGTERM', stopTimeoutMs),
    kill9: () => endServer(running, 'SIGKILL', stopTimeoutMs),
    async restart() {
      await endServer(running, 'SIGTERM', stopTimeoutMs);
      logStart = sizeOfLog(logFile);
      running = await launch(); // Known before it is ready, so that `stop` finds it.
      await untilReady(definition, running, logStart);
    },
  };
}

async function untilReady(definition: ServerDefinition, running: ServerProcess, logStart: number): Promise<void> {
  const { name, logFile, signal, readyTimeoutMs = READY_TIMEOUT_MS } = definition;
  const gone = running.exited.then((exit) => {
    throw new Error(describeDeath(definition, exit, readLogSince(logFile, logStart)));
  });
  gone.catch(() => {}); // It is looked at only while we wait.
  const giveUp = () => running.child.kill('SIGTERM');
  signal?.addEventListener('abort', giveUp);
  try {
    const deadline = performance.now() + readyTimeoutMs;
    for (;;) {
      const obstacle = await Promise.race([obstacleTo(definition.ready), gone]);
      if (obstacle === undefined) return;
      await Promise.race([pause(READY_POLL_MS), gone]);
      if (performance.now() < deadline) continue;
      await endServer(running, 'SIGKILL', STOP_TIMEOUT_MS);
      throw new Error(`${name} wasn't ready after ${readyTimeoutMs / 1_000} s: ${obstacle}. Log: ${logFile}`);
    }
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

async function obstacleTo(ready: ServerDefinition['ready']): Promise<string | undefined> {
  try {
    await ready(AbortSignal.timeout(ATTEMPT_TIMEOUT_MS));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

function describeDeath({ name, logFile, explain }: ServerDefinition, { code, signal }: Exit, log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line)); // Without stack frames.
  const lastWords = lines.slice(-LAST_LINES).join('\n');
  const cause = explain?.(log) ?? `Its last words:\n${lastWords}`;
  return `${name} ended before it was ready (${signal ?? `code ${code}`}). ${cause}\nLog: ${logFile}`;
}
