import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from '../bootstrap/folder-lock.mjs';
import { messageOf } from '../runtime/error-message.ts';

const NEEDED_BYTES = 512 * 1024 ** 2;

/** Creates the folder if need be and takes it for this process. Throws with what is in the way. Returns its release. */
export function openDataFolder(folder: string): () => void {
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
  const lock = tryLock(join(folder, 'lock'));
  if (lock.acquired) return lock.release;
  throw new Error(
    `Tirkeu already runs on ${folder} (process ${lock.pid}). Stop it there with Ctrl-C, or start a second one on other data: TIRKEU_DATA=.data-2 npm start`,
  );
}
