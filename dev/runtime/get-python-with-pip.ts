import { runCommand } from './run-command.ts';

/** A Python that has pip. Rejects with what to install. */
export async function getPythonWithPip(): Promise<string> {
  for (const python of ['python3', 'python']) {
    const { code } = await runCommand(python, ['-m', 'pip', '--version']);
    if (code === 0) return python;
  }
  throw new Error(
    'pip is missing: install it (Debian and Ubuntu: apt install python3-pip; macOS: brew install python)',
  );
}
