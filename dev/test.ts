// `npm test`: every test, on servers of its own. Arguments go to vitest: `npm test -- test/domain`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgress } from './bootstrap/progress.mjs';
import { messageOf } from './runtime/error-message.ts';
import { EXECUTABLES, type ExecutableName } from './runtime/executables.ts';
import { provideExecutable } from './runtime/provide-executable.ts';
import { watchOver } from './servers/undertaker.ts';
import { listenForStop } from './stack/stop-request.ts';
import { concludeRun, OUTCOME, outcomeLine, type TestOutcome } from './testing/test-outcome.ts';

const VITEST = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const SERVERS: readonly ExecutableName[] = ['temporal', 'temporalTestServer', 'mongod'];

const progress = createProgress((line) => process.stdout.write(`${line}\n`));
const stop = listenForStop();

/** The variables that name the executables: provided here once, and visible, before the first test. */
async function provideServers(): Promise<Record<string, string>> {
  const provided = SERVERS.map(async (name) => [
    EXECUTABLES[name].variable,
    await provideExecutable(name, { env: process.env, progress, signal: stop }),
  ]);
  return Object.fromEntries(await Promise.all(provided));
}

/** Resolves with whether vitest was content. */
function runVitest(env: Record<string, string>): Promise<boolean> {
  const vitest = spawn(process.execPath, [VITEST, 'run', ...process.argv.slice(2)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    detached: true, // A terminal's Ctrl-C and ours would be two, and at the second one vitest leaves its servers behind.
  });
  const dismiss = vitest.pid === undefined ? () => {} : watchOver(vitest.pid);
  stop.addEventListener('abort', () => vitest.kill('SIGINT'));
  return new Promise((resolve, reject) => {
    vitest.once('error', reject);
    vitest.once('exit', (code) => {
      dismiss();
      resolve(code === 0);
    });
  });
}

const readOutcome = (file: string): TestOutcome | undefined =>
  existsSync(file) ? OUTCOME.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;

async function test(): Promise<TestOutcome> {
  // Whatever the tests and their servers leave behind in temporary folders goes with this one, also after Ctrl-C.
  const folder = mkdtempSync(join(tmpdir(), 'tirkeu-test-'));
  const file = join(folder, 'outcome.json');
  try {
    const succeeded = await runVitest({ ...(await provideServers()), TIRKEU_TEST_OUTCOME: file, TMPDIR: folder });
    return concludeRun(readOutcome(file), succeeded);
  } catch (error) {
    process.stderr.write(`\n${messageOf(error)}\n`);
    return concludeRun(undefined, false);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 }); // A server that is still going may write.
  }
}

const outcome = await test();
progress.say(outcomeLine(outcome));
process.exit(outcome.failed === 0 ? 0 : 1);
