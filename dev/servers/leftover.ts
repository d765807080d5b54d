import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf } from '../bootstrap/process-identity.mjs';

const POLL_MS = 100;
const PATIENCE_MS = 20_000;

/** Notes beside a server's data which process works on it, and who started that process. */
export function writePidFile(pidFile: string, pid: number): void {
  mkdirSync(dirname(pidFile), { recursive: true });
  writeFileSync(pidFile, [pid, identityOf(pid), process.pid, identityOf(process.pid)].join('\n'));
}

export const removePidFile = (pidFile: string): void => rmSync(pidFile, { force: true });

/**
 * Makes sure that no process still works on the data that `pidFile` lies beside: after a `kill -9` of its starter a server
 * may live on for a while, and a second one on the same files would ruin them. Rejects when the starter still lives, for
 * then it isn't a leftover.
 */
export async function endLeftover(name: string, pidFile: string): Promise<void> {
  const [pid, identity, starterPid, starterIdentity] = readPidFile(pidFile);
  const lives = () => identity !== undefined && identityOf(Number(pid)) === identity;
  if (!lives()) return;
  if (identityOf(Number(starterPid)) === starterIdentity)
    throw new Error(`${name} already runs on this data (process ${pid}, started by process ${starterPid})`);
  signal(Number(pid), 'SIGTERM');
  for (let waitedMs = 0; lives() && waitedMs < PATIENCE_MS; waitedMs += POLL_MS) await pause(POLL_MS);
  if (lives()) signal(Number(pid), 'SIGKILL');
  while (lives()) await pause(POLL_MS);
}

function readPidFile(pidFile: string): readonly string[] {
  try {
    return readFileSync(pidFile, 'utf8').split('\n');
  } catch {
    return []; // No file: the usual case, the last run ended well.
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}
