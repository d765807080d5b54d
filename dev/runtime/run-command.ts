import { spawn } from 'node:child_process';

export interface CommandResult {
  /** `null` when the command couldn't be started or was killed. */
  readonly code: number | null;
  /** Everything it wrote, both streams in order. */
  readonly output: string;
}

/** Runs a command to its end. Never rejects: a command that can't be started has code `null` and says why. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal | undefined } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    const output = () => Buffer.concat(chunks).toString();
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: null, output: `${output()}${error.message}` }));
    child.once('close', (code) => resolve({ code, output: output() }));
  });
}
