import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT_BYTES = 32 * 1024 * 1024;
const TAIL_BYTES = 16 * 1024;

/** Opens a log for appending. One that has grown large makes room first; its predecessor is kept as `….1`. */
export function openLogFile(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > KEPT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a');
}

/** How long the log is now, to read later only what came after. */
export const sizeOfLog = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The end of what was written since `fromByte`, at most 16 KiB. */
export function readLogSince(path: string, fromByte: number): string {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const start = Math.max(Math.min(fromByte, size), size - TAIL_BYTES);
    const buffer = Buffer.alloc(size - start);
    readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString();
  } finally {
    closeSync(file);
  }
}
