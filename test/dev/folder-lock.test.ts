import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tryLock } from '../../dev/bootstrap/folder-lock.mjs';

const newLockPath = () => join(mkdtempSync(join(tmpdir(), 'tirkeu-lock-')), 'lock');

/** A process that takes the lock and holds it until it is killed. */
async function holderOf(path: string) {
  const module = JSON.stringify(join(import.meta.dirname, '../../dev/bootstrap/folder-lock.mjs'));
  const script = `import { tryLock } from ${module}; tryLock(${JSON.stringify(path)}); console.log('locked'); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

it('is held by one, and free again once released', () => {
  const path = newLockPath();
  const first = tryLock(path);
  expect(tryLock(path)).toEqual({ acquired: false, pid: process.pid });
  if (first.acquired) first.release();
  expect(tryLock(path)).toMatchObject({ acquired: true });
});

it('names the process that holds it', async () => {
  const path = newLockPath();
  const holder = await holderOf(path);
  expect(tryLock(path)).toEqual({ acquired: false, pid: holder.pid });
});

it('passes on when its holder was killed, and leaves nothing behind', async () => {
  const path = newLockPath();
  const holder = await holderOf(path);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = tryLock(path);
  expect(lock.acquired).toBe(true);
  expect(tryLock(path)).toEqual({ acquired: false, pid: process.pid });
  if (lock.acquired) lock.release();
  expect(readdirSync(dirname(path))).toEqual([]);
});
