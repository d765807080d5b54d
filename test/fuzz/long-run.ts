// `npm run test:fuzz`: random requests as every role, held to the OpenAPI document, on a stack of its own that is thrown away.
// `npm run test:fuzz -- --minutes 20 --seed 7 --role ops`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createProgress } from '../../dev/bootstrap/progress.mjs';
import { getStackSecrets } from '../../dev/stack/stack-secrets.ts';
import { readStackSettings } from '../../dev/stack/stack-settings.ts';
import { startStack, stopServers } from '../../dev/stack/start-stack.ts';
import { listenForStop } from '../../dev/stack/stop-request.ts';
import { describeResult } from './describe-result.ts';
import { fuzzRole, provideSchemathesis } from './fuzz-role.ts';
import { FUZZ_ROLES } from './roles.ts';

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

const { minutes, seed, role } = new Command('npm run test:fuzz --')
  .description('Sends random requests as every role and holds each answer to the OpenAPI document.')
  .option('--minutes <number>', 'how long, all roles together', whole, 10)
  .option('--seed <number>', 'repeats a run', whole, 1 + Math.floor(Math.random() * 1_000_000))
  .option('--role <text>', 'only roles whose name holds this, e.g. portal, ops, nobody', '')
  .parse()
  .opts<{ minutes: number; seed: number; role: string }>();

const progress = createProgress((line) => process.stdout.write(`${line}\n`));
const stop = listenForStop();
const roles = FUZZ_ROLES.filter(({ name }) => name.includes(role));
const effort = {
  phases: 'examples,coverage,fuzzing,stateful',
  examples: 50,
  seconds: Math.ceil((minutes * 60) / Math.max(roles.length, 1)),
  seed,
};
const dataFolder = mkdtempSync(join(tmpdir(), 'tirkeu-fuzz-stack-'));
progress.say(`Seed ${seed}: ${roles.length} roles, ${effort.seconds} s each.`);

const schemathesis = await provideSchemathesis(progress);
const settings = readStackSettings({
  ...process.env,
  TIRKEU_DATA: dataFolder,
  TIRKEU_SIGN_IN: '1',
  TIRKEU_CONSOLE: '0',
});
const { servers, addresses } = await startStack({
  settings,
  secrets: getStackSecrets(dataFolder),
  progress,
  signal: stop,
});
try {
  const { api, registries, issuer } = addresses;
  if (issuer === null) throw new Error('the stack has no identity provider');
  for (const each of roles) {
    if (stop.aborted) break;
    const result = await progress.step(each.name, () =>
      fuzzRole(each, { api, registries, issuer }, effort, schemathesis),
    );
    progress.say(describeResult(each, result));
    if (!result.isClean) process.exitCode = 1;
    if (!result.isClean) progress.say(result.output);
  }
} finally {
  await stopServers(servers, progress);
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20 });
}
progress.say(
  process.exitCode === 1 ? 'Some answers broke the contract: see above.' : 'Every answer kept the contract.',
);
process.exit();
