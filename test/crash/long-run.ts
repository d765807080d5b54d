// `npm run test:crash`: as many cases and kills as one has patience for, with progress and a table at the end.
// `npm run test:crash -- --cases 200 --minutes 10 --seed 7`
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger } from '@temporalio/worker';
import { Command, InvalidArgumentError } from 'commander';
import { createProgress } from '../../dev/bootstrap/progress.mjs';
import { provideExecutable } from '../../dev/runtime/provide-executable.ts';
import { bundleWorkflows } from '../../worker/workflow-bundle.ts';
import { countByKind } from './kill-servers.ts';
import { describeReport } from './describe-report.ts';
import { runCrashes } from './run-crashes.ts';
import { startProcessStack } from '../support/process-stack.ts';

const MINUTE_MS = 60_000;

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

const options = new Command('test:crash')
  .description('Kills every process of the product at random while cases are in flight, and checks what is left.')
  .option('--cases <number>', 'cases in flight, at least: some stories have several', whole, 200)
  .option('--minutes <number>', 'how long to kill', whole, 10)
  .option(
    '--seed <number>',
    'repeats a run: the same people and the same order of kills',
    whole,
    whole(process.env['TIRKEU_CRASH_SEED'] ?? String(1 + Math.floor(Math.random() * 1_000_000))),
  )
  .option('--keep', 'keep data and logs, and say where')
  .parse()
  .opts<{ cases: number; minutes: number; seed: number; keep?: true }>();

const { say } = createProgress((line) => process.stdout.write(`${line}\n`));
const { cases, minutes, seed, keep } = options;
const progress = { env: process.env, progress: createProgress(say) };
const folder = mkdtempSync(join(tmpdir(), 'tirkeu-crash-'));
say(`Seed ${seed}: ${cases} stories of all services, kills for ${minutes} minutes. Data and logs: ${folder}`);

const executables = {
  temporal: await provideExecutable('temporal', progress),
  mongod: await provideExecutable('mongod', progress),
};
const workflowBundle = join(folder, 'workflow-bundle.js');
writeFileSync(workflowBundle, (await bundleWorkflows(new DefaultLogger('ERROR'))).code);
const stack = await startProcessStack({ folder, executables, workflowBundle });
const startedAt = performance.now();
const elapsed = (): string => `${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s`;

let ended = 0;
let kills = 0;
const report = await runCrashes(stack, {
  seed,
  plays: cases,
  thinkMs: (minutes * MINUTE_MS) / 4,
  patienceMs: (minutes + 3) * MINUTE_MS,
  killing: {
    restMs: 6_000,
    downMs: 4_000,
    goesOn: () => performance.now() - startedAt < minutes * MINUTE_MS,
    onRound: (killed) => {
      kills += killed.length;
      say(
        `${elapsed()}  killed ${killed.map(({ kind }) => kind).join(' and ')} (${kills} kills, ${ended} of ${cases} stories played)`,
      );
    },
  },
  onEnding: (done) => {
    ended = done;
  },
});
say(`${elapsed()}  settled`);
say(describeReport(report));
await stack.stop();
const isWell =
  report.violations.length === 0 &&
  report.fallen.length === 0 &&
  report.played.every(({ complaints }) => complaints.length === 0);
const isMeaningful = Object.values(countByKind(report.kills)).every((count) => count > 0);
if (!isMeaningful) say('Not every kind of process was killed: this run shows nothing. Give it more minutes.');
if (keep !== true) rmSync(folder, { recursive: true, force: true });
process.exit(isWell && isMeaningful ? 0 : 1);
