import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Readers see the old file or the new one, never half of it, and after a power cut likewise. */
export function writeFileAtomically(path: string, content: string, mode = 0o644): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', mode);
  try {
    writeSync(file, `${content}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
