import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../bootstrap/progress.mjs';
import { getPythonWithPip } from './get-python-with-pip.ts';
import { installWithPip } from './install-with-pip.ts';
import { runCommand } from './run-command.ts';

const DEFAULT_FOLDER = join(import.meta.dirname, '..', '..', '.runtime');

/** One line: the version's two numbers and the platform, which together name the wheels that fit. */
const TELL = 'import sys, sysconfig; print(*sys.version_info[:2], sysconfig.get_platform())';

export interface PythonOptions {
  /** What the packages are for; names their folder. */
  readonly name: string;
  /** A requirements file in which everything is pinned to hashes. */
  readonly requirementsFile: string;
  /** The second number of the oldest Python 3 that these packages run on. */
  readonly minimumMinor: number;
  readonly progress: Progress;
  /** Where installed packages live; shared by every command of this checkout. */
  readonly folder?: string;
}

/** Says which Python there is and which is needed. */
export class PythonTooOld extends Error {}

/** A Python that can import the packages once it is given `env`. */
export interface PythonWithPackages {
  readonly python: string;
  readonly env: { readonly PYTHONPATH: string; readonly PYTHONDONTWRITEBYTECODE: '1' };
}

/** Installs pinned Python packages beside the machine's own, and only when somebody asks. @throws {PythonTooOld} @throws {Error} with what else is missing */
export async function providePython(options: PythonOptions): Promise<PythonWithPackages> {
  const { name, requirementsFile, minimumMinor, progress, folder = DEFAULT_FOLDER } = options;
  const python = await getPythonWithPip();
  const [major = '', minor = '', platform = ''] = (await runCommand(python, ['-c', TELL])).output.trim().split(' ');
  if (major !== '3' || Number(minor) < minimumMinor) {
    throw new PythonTooOld(`${name} needs Python 3.${minimumMinor} or later; ${python} is ${major}.${minor}.`);
  }
  const requirements = await readFile(requirementsFile, 'utf8');
  const digest = createHash('sha256').update(requirements).digest('hex').slice(0, 8);
  const packages = join(folder, `${name}-python3.${minor}-${platform}-${digest}`);
  const title = `${name} for Python 3.${minor} on ${platform}`; // Where a wheel is missing, this is what for.
  await installWithPip({ title, requirements, folder: packages, progress });
  return { python, env: { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' } };
}
