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
  const found = lookUp(pid);
  return found && `${pid}/${found.startedAt}`;
}

/**
 * @param {number} pid
 * @returns {{ pid: number, name: string } | undefined} the process's parent
 */
export function parentOf(pid) {
  const parentPid = lookUp(pid)?.parentPid;
  const parent = parentPid === undefined ? undefined : lookUp(parentPid);
  return parent && { pid: parentPid, name: parent.name };
}

const lookUp = (pid) => (existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid));

function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, also spaces and parentheses: the fields begin after the last one.
    const nameEnds = stat.lastIndexOf(')');
    const fields = stat.slice(nameEnds + 2).split(' ');
    if (['Z', 'X'].includes(fields[0])) return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return {
      name: stat.slice(stat.indexOf('(') + 1, nameEnds),
      parentPid: Number(fields[1]),
      startedAt: `${fields[19]}/${boot}`,
    };
  } catch {
    return undefined; // No such process.
  }
}

/** macOS. `lstart` is five words: `Tue Nov 24 11:12:00 2026`. */
function fromPs(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'state=,ppid=,lstart=,comm=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const [state, parentPid, ...rest] = status === 0 ? stdout.trim().split(/\s+/) : [];
  if (state === undefined || state.startsWith('Z')) return undefined;
  return { name: rest.slice(5).join(' '), parentPid: Number(parentPid), startedAt: rest.slice(0, 5).join(' ') };
}
