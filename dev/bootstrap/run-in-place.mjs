import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename, delimiter, dirname } from 'node:path';
import { parentOf } from './process-identity.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const STARTERS_POLL_MS = 1_000;

/**
 * Runs a command as if it stood in this process's place: its output, signals and exit code are ours. When our parent dies
 * (npm was killed, the terminal is gone) it is told to stop; when we die, it sees the closed channel.
 *
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export function runInPlace(node, args) {
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
  });
  // A terminal sends Ctrl-C to both of us, `kill` to one: the child is used to hearing it twice.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const starters = startersOf(process.env);
  const watch = setInterval(() => startersOf(process.env) !== starters && child.kill('SIGTERM'), STARTERS_POLL_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * Those who started us and wait for us, as text that changes when one of them dies: our parent and, where npm runs scripts
 * through a shell that stays in between, npm behind it.
 */
function startersOf(env) {
  const parent = parentOf(process.pid);
  const throughShell = env.npm_lifecycle_event !== undefined && /^-?(ba|da|z|a)?sh$/.test(basename(parent?.name ?? ''));
  return [parent?.pid, throughShell && parentOf(parent.pid)?.pid].join();
}
