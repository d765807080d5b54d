// `npm run demo`: a case from its application to its end, told as it happens, on the stack that `npm start` runs.
import { Command, InvalidArgumentError, Option } from 'commander';
import { findCallers } from './callers.ts';
import { listScenarios } from './demo/list-scenarios.ts';
import { createLookUp } from './demo/look-up.ts';
import { createNarrator, type Output, silentNarrator, standardOutput } from './demo/narrator.ts';
import { lineFor, performAll } from './demo/perform.ts';
import { type Language, LANGUAGES } from './demo/phrases.ts';
import type { Plan } from './demo/plan.ts';
import type { Setting } from './demo/stage.ts';
import { checkStack, findStack, type Stack } from './find-stack.ts';
import { Obstacle } from './obstacle.ts';
import { createRegistriesControl } from './registries-control.ts';

interface Options {
  readonly scenario: string;
  readonly list?: true;
  readonly slow?: number | true;
  readonly decline: boolean;
  readonly outage: boolean;
  readonly object: boolean;
  readonly endEarly: boolean;
  readonly review: NonNullable<Plan['review']> | 'leave';
  readonly language: Language;
  readonly json: boolean;
  readonly count: number;
}

const SLOW_SECONDS = 6;
const OUTAGE_SECONDS = 3;
/** The stand-in for the card issuer is looked at first after five. */
const CHIP_SECONDS = 8;

const inRange =
  (from: number, to: number) =>
  (text: string): number => {
    const value = Number(text);
    if (value >= from && value <= to) return value;
    throw new InvalidArgumentError(`It must be a number from ${from} to ${to}.`);
  };

const command = new Command('npm run demo --')
  .description('Plays a case of residence registration against the stack that `npm start` runs, and tells each step.')
  .option('-s, --scenario <name>', 'the situation, one of --list', 'renter-two-owners')
  .option('-l, --list', 'name the situations and say what each is about')
  .addOption(
    new Option('--slow [seconds]', `wait between the steps (${SLOW_SECONDS} s), to watch in Temporal's UI`).argParser(
      inRange(0, 600),
    ),
  )
  .option('--decline', 'the last who is asked does not consent', false)
  .option('--outage', 'the property registry is down when it is needed, and comes back', false)
  .option('--object', 'somebody who is to be withdrawn objects', false)
  .option('--end-early', 'the person who stays ends the stay at once', false)
  .addOption(
    new Option('--review <decision>', 'what a caseworker decides, where one has to')
      .choices(['approve', 'refuse', 'leave'])
      .default('approve'),
  )
  .addOption(new Option('--language <code>', 'tells the steps in it').choices(LANGUAGES).default('en'))
  .option('--json', 'for programs: one JSON object a case, or the list', false)
  .addOption(
    new Option('-n, --count <cases>', 'several at once, a line for each')
      .argParser(inRange(1, 100))
      .default(1)
      .conflicts(['outage', 'slow']),
  );

const secondsOf = (slow: Options['slow']): number => (slow === true ? SLOW_SECONDS : (slow ?? 0));

/** Whether everything came out as its scenario says. */
async function run(options: Options, signal: AbortSignal): Promise<boolean> {
  const stack = findStack(process.env);
  await checkStack(stack);
  const output = standardOutput();
  if (options.list === true) {
    await listScenarios(createRegistriesControl(stack.registries), options, output);
    return true;
  }
  const setting = await arrange(stack, options, output, signal);
  const { json, count } = options;
  const performances = await performAll(setting, count, (performance) => {
    if (json) output.write(JSON.stringify(performance));
    else if (count > 1) output.write(lineFor(performance));
    else setting.narrator.say(lineFor(performance));
  });
  return performances.every(({ isAsExpected }) => isAsExpected);
}

async function arrange(stack: Stack, options: Options, output: Output, signal: AbortSignal): Promise<Setting> {
  const { scenario, decline, outage, object, endEarly, review, language, json, count, slow } = options;
  const isTold = !json && count === 1;
  return {
    control: createRegistriesControl(stack.registries),
    lookUp: createLookUp(stack.registries),
    narrator: isTold ? createNarrator(language, output) : silentNarrator,
    apiUrl: stack.api,
    callers: await findCallers(stack),
    temporalUi: stack.temporalUi,
    plan: { scenario, decline, outage, object, endEarly, review: review === 'leave' ? undefined : review },
    language,
    chipPatienceMs: isTold ? CHIP_SECONDS * 1_000 : 0,
    pauseMs: secondsOf(slow) * 1_000,
    outageMs: Math.max(OUTAGE_SECONDS, secondsOf(slow)) * 1_000,
    signal,
  };
}

const interrupted = new AbortController();
// For good, not once: with nobody listening any more the library behind the spinner would end us before all is mended.
process.on('SIGINT', () => interrupted.abort());

try {
  const options = command.parse().opts<Options>();
  process.exitCode = (await run(options, interrupted.signal)) ? 0 : 1;
} catch (error) {
  if (interrupted.signal.aborted) {
    process.stderr.write('\nStopped. The case stays where it is; the registries are as they were.\n');
    process.exitCode = 130;
  } else if (error instanceof Obstacle) {
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
