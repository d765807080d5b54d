import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Executable } from './executables.ts';
import { runCommand } from './run-command.ts';

/** An executable that is on the machine already: named by environment, or on the PATH in a version that fits. */
export async function findExecutable(executable: Executable, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = env[executable.variable];
  if (named !== undefined && named !== '') return getNamedExecutable(executable, named);
  if (executable.fits === undefined) return undefined;
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, executable.file);
    if (!isExecutable(candidate)) continue;
    const { code, output } = await runCommand(candidate, executable.versionArguments);
    if (code === 0 && executable.fits(output)) return candidate;
  }
  return undefined;
}

/** Why an executable doesn't run on this machine, or `undefined` when it does. */
export async function whyItDoesNotRun(executable: Executable, path: string): Promise<string | undefined> {
  if (executable.versionArguments.length === 0) return undefined;
  const { code, output } = await runCommand(path, executable.versionArguments);
  return code === 0 ? undefined : output.trim() || `it ended with code ${code}`;
}

async function getNamedExecutable(executable: Executable, named: string): Promise<string> {
  const path = resolve(named);
  if (!isExecutable(path)) throw new Error(`${executable.variable}=${named} is not an executable file`);
  const trouble = await whyItDoesNotRun(executable, path);
  if (trouble !== undefined) throw new Error(`${executable.variable}=${named} doesn't run here: ${trouble}`);
  return path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // Not there, or not for us: both mean that it can't be used.
  }
}
