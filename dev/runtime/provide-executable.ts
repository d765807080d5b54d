import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../bootstrap/progress.mjs';
import { downloadMongod } from './download-mongod.ts';
import { messageOf } from './error-message.ts';
import { EXECUTABLES, type ExecutableName } from './executables.ts';
import { findExecutable, whyItDoesNotRun } from './find-executable.ts';
import { installWheel } from './install-wheel.ts';
import { parseRequirements, type Requirement } from './parse-requirements.ts';

export interface ProvideOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  /** Gives it up. */
  readonly signal?: AbortSignal;
  /** Where installed executables live; shared by every command of this checkout. */
  readonly folder?: string;
}

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const DEFAULT_FOLDER = join(import.meta.dirname, '..', '..', '.runtime');

/**
 * The absolute path of a server's executable: one that the environment names or that the PATH has in a fitting version,
 * else the pinned wheel's, else (mongod only) a downloaded one. Rejects with a message that says what is missing and what
 * helps.
 */
export async function provideExecutable(name: ExecutableName, options: ProvideOptions): Promise<string> {
  const executable = EXECUTABLES[name];
  const found = await findExecutable(executable, options.env);
  if (found !== undefined) return found;

  const { progress, folder = DEFAULT_FOLDER } = options;
  const requirement = await pinnedRequirement(executable.wheel);
  const path = await installWheel({
    requirement,
    pathInWheel: executable.pathInWheel,
    // A changed pin installs beside the old one, so a command that still runs keeps its executable.
    folder: join(folder, `${requirement.name}-${requirement.version}-${digestOf(requirement)}`),
    progress,
    ...(options.signal && { signal: options.signal }),
  }).catch((error: unknown) => {
    throw new Error(`${executable.file}: ${messageOf(error)}\nOr set ${executable.variable} to an executable.`);
  });
  const trouble = path === undefined ? 'there is no wheel for this platform' : await whyItDoesNotRun(executable, path);
  if (path !== undefined && trouble === undefined) return path;
  if (name !== 'mongod')
    throw new Error(`${executable.file}: ${trouble}. Set ${executable.variable} to an executable.`);
  return downloadMongod(folder, progress).catch((error: unknown) => {
    throw new Error(
      `mongod: ${trouble}, and the download failed: ${messageOf(error)}\nSet ${executable.variable} to an executable.`,
    );
  });
}

async function pinnedRequirement(name: string): Promise<Requirement> {
  const requirement = parseRequirements(await readFile(REQUIREMENTS, 'utf8')).find((it) => it.name === name);
  if (requirement === undefined) throw new Error(`requirements.txt doesn't pin ${name}`);
  return requirement;
}

const digestOf = ({ text }: Requirement): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
