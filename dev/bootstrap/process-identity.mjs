import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: pid, start time and boot.
 * Numbers are reused (in a container after every restart), so a pid alone would take a stranger for ours.
 *
 * @param {number} pid
 * @returns {string | undefined} `undefined` where no such process lives; one that ended and waits to be reaped doesn't.
 */
export function identityOf(pid) {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/** @param {number} pid */
function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, also spaces and parentheses: the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const startedAtTicks = fields[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return state === 'Z' || state === 'X' ? undefined : `${pid}/${startedAtTicks}/${boot}`;
  } catch {
    return undefined; // No such process.
  }
}

/** @param {number} pid */
function fromPs(pid) {
  const ps = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = ps.status === 0 ? ps.stdout.trim() : '';
  return line === '' || line.startsWith('Z') ? undefined : `${pid}/${line.replace(/^\S+\s+/, '')}`;
}
