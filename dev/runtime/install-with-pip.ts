import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { waitForLock } from '../bootstrap/folder-lock.mjs';
import type { Progress } from '../bootstrap/progress.mjs';
import { getPythonWithPip } from './get-python-with-pip.ts';
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

export interface PipOptions {
  /** What it is, for people. */
  readonly title: string;
  /** A requirements file's content. */
  readonly requirements: string;
  readonly folder: string;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  /** What else has to happen to the folder before anybody uses it. */
  readonly finish?: (unfinished: string) => Promise<void>;
}

/**
 * Installs wheels into `folder` with pip, unless it is there. The folder appears complete or not at all, also when the process dies
 * or two commands do this at once. Rejects with what pip said.
 */
export async function installWithPip(options: PipOptions): Promise<void> {
  const { title, folder, progress } = options;
  if (existsSync(folder)) return;
  const release = await waitForLock(`${folder}.lock`, (pid) =>
    progress.say(`… ${title}: process ${pid} is installing it, waiting`),
  );
  try {
    if (!existsSync(folder)) await progress.step(`Installing ${title} with pip`, () => install(options));
  } finally {
    release();
  }
}

async function install({ title, requirements, folder, signal, finish }: PipOptions): Promise<void> {
  const python = await getPythonWithPip();
  const unfinished = `${folder}.unfinished`; // Only the lock's holder is here, so one name is enough and nothing piles up.
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const file = join(unfinished, 'requirements.txt');
  await writeFile(file, requirements);
  const command = ['-m', 'pip', 'install', ...PIP_OPTIONS, '--target', unfinished, '-r', file];
  const { code, output } = await runCommand(python, command, { signal });
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    const lines = output.trim().split('\n').slice(-LAST_LINES_OF_PIP).join('\n');
    throw new Error(`pip couldn't install ${title}:\n${lines}`);
  }
  await finish?.(unfinished);
  await mkdir(dirname(folder), { recursive: true });
  await rename(unfinished, folder);
}
