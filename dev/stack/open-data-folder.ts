import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tryLock } from '../bootstrap/folder-lock.mjs';
import type { Progress } from '../bootstrap/progress.mjs';
import { messageOf } from '../runtime/error-message.ts';
import { hasStackFile } from './stack-file.ts';

const NEEDED_BYTES = 512 * 1024 ** 2;
const POLL_MS = 200;

/**
 * Creates the folder if need be and takes it for this process. Another start that is just stopping (or starting) there is
 * waited for; a running one is in the way. Rejects with what is in the way; resolves with the folder's release.
 */
export async function openDataFolder(folder: string, progress: Progress, signal: AbortSignal): Promise<() => void> {
  checkFolder(folder);
  let told = false;
  for (;;) {
    const lock = tryLock(join(folder, 'lock'));
    if (lock.acquired) return lock.release;
    if (hasStackFile(folder))
      throw new Error(
        `Tirkeu already runs on ${folder} (process ${lock.pid}). Stop it there with Ctrl-C, or start a second one on other data: TIRKEU_DATA=.data-2 npm start`,
      );
    if (!told) progress.say(`… Process ${lock.pid} still stops or starts on ${folder}, waiting`);
    told = true;
    await pause(POLL_MS, undefined, { signal });
  }
}

function checkFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Error(`The data folder can't be used: ${messageOf(error)}. Name another one with TIRKEU_DATA.`, {
      cause: error,
    });
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED_BYTES)
    throw new Error(`The disk of ${folder} is nearly full. Make room, or name a folder elsewhere with TIRKEU_DATA.`);
}
