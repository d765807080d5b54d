import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../bootstrap/progress.mjs';
import { runCommand } from '../runtime/run-command.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BUILDS = join(ROOT, '.runtime', 'console');

/** Everything that a build is made of. */
const SOURCES = ['console/**/*', 'client/*.ts', 'domain/office-names.ts', 'package-lock.json'];

const KEPT_BUILDS = 4;
const DIGEST_LENGTH = 12;

/**
 * The folder of a console that was built from the sources as they are, built now if need be. Its name holds their digest:
 * times are no help, because git sets them to now, and a stack that is running keeps the files that its pages name.
 */
export async function provideConsole(progress: Progress, signal: AbortSignal): Promise<string> {
  const folder = join(BUILDS, digestOfSources());
  if (existsSync(folder)) return folder;
  return progress.step('Building the console', async () => {
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(BUILDS, { recursive: true });
    const { code, output } = await runCommand(process.execPath, ['console/build.ts', unfinished], {
      cwd: ROOT,
      signal,
    });
    if (code !== 0) throw new Error(`The console could not be built:\n${output}`);
    finish(unfinished, folder);
    removeOldBuilds();
    return folder;
  });
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .toSorted();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
}

/** Complete or not there. Where another start was faster, its build is as good. */
function finish(unfinished: string, folder: string): void {
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
}

function removeOldBuilds(): void {
  const builds = globSync('*', { cwd: BUILDS }).map((name) => ({ name, at: statSync(join(BUILDS, name)).mtimeMs }));
  const old = builds.toSorted((a, b) => b.at - a.at).slice(KEPT_BUILDS);
  for (const { name } of old) rmSync(join(BUILDS, name), { recursive: true, force: true });
}
