import { spawn } from 'node:child_process';

/**
 * `read` returns when the pipe closes, and it closes when we die, however we die; the kernel sees to that.
 * Then: the polite signal, fifteen seconds, the other one.
 */
const SCRIPT = `
trap '' INT TERM HUP
read -r _
kill -TERM "$1" 2>/dev/null || exit 0
i=0
while [ $i -lt 15 ] && kill -0 "$1" 2>/dev/null; do sleep 1; i=$((i + 1)); done
kill -KILL "$1" 2>/dev/null
`;

/**
 * Ends process `pid` when this one dies, also by `kill -9`: servers run in sessions of their own (so that Ctrl-C reaches
 * only us and the order of stopping is ours) and would otherwise stay behind. Costs one sleeping shell.
 *
 * @returns dismisses it, for when the process is gone
 */
export function watchOver(pid: number): () => void {
  const shell = spawn('sh', ['-c', SCRIPT, 'undertaker', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => {}); // Without a shell the servers merely outlive a kill -9; the next start finds and ends them.
  shell.stdin.on('error', () => {});
  shell.unref();
  return () => {
    shell.kill('SIGKILL');
    shell.stdin.destroy();
  };
}
