import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf } from './process-identity.mjs';

const POLL_MS = 200;

/**
 * A lock between processes: the folder `path` exists while a living process holds it.
 *
 * It rests on one property of file systems: renaming a folder onto a non-empty one fails. So a lock appears together with
 * its owner's name, and of several processes that find a dead owner only one can move that lock aside: all of them rename
 * it to the same tombstone.
 *
 * @param {string} path
 * @returns {{ acquired: true, release: () => void } | { acquired: false, pid: number }}
 */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const own = { pid: process.pid, identity: identityOf(process.pid) };
  const prepared = mkdtempSync(`${path}.new-`);
  writeFileSync(join(prepared, 'owner.json'), JSON.stringify(own));
  try {
    for (;;) {
      if (moved(prepared, path)) return { acquired: true, release: () => release(path, own) };
      const owner = ownerOf(path);
      if (owner !== undefined && identityOf(owner.pid) === owner.identity) return { acquired: false, pid: owner.pid };
      if (owner !== undefined) moved(path, tombstoneOf(path, owner));
    }
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
}

/**
 * Waits until the lock is free and takes it.
 *
 * @param {string} path
 * @param {(pid: number) => void} onWait told once, with the owner, when there is something to wait for
 * @returns {Promise<() => void>} releases it
 */
export async function waitForLock(path, onWait) {
  let told = false;
  for (;;) {
    const lock = tryLock(path);
    if (lock.acquired) return lock.release;
    if (!told) onWait(lock.pid);
    told = true;
    await pause(POLL_MS);
  }
}

function release(path, own) {
  // Tombstones stay as long as the lock that followed them: a process that still believes in the dead owner bumps into them.
  const prefix = `${basename(path)}.dead-`;
  for (const name of readdirSync(dirname(path)).filter((entry) => entry.startsWith(prefix)))
    rmSync(join(dirname(path), name), { recursive: true, force: true });
  if (ownerOf(path)?.identity === own.identity) rmSync(path, { recursive: true, force: true });
}

const tombstoneOf = (path, owner) => `${path}.dead-${String(owner.identity).replace(/[^a-z0-9]+/gi, '-')}`;

/** `false` when the target is taken or the source is gone; what else can go wrong (rights, a full disk) is thrown. */
function moved(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) return false;
    throw error;
  }
}

function ownerOf(path) {
  try {
    return JSON.parse(readFileSync(join(path, 'owner.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
