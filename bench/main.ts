import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRegistriesControl } from '../cli/registries-control.ts';
import { createTokenSource } from '../cli/token-source.ts';
import { createTirkeuClient } from '../client/create-tirkeu-client.ts';
import { connectTemporalClient } from '../platform/temporal-client.ts';
import { countHistory } from './history-size.ts';
import { median, quantile, timeAll, timeOne } from './measure.ts';
import { difference, readProcessorTimes } from './processor-time.ts';
import { report, type Round } from './report.ts';
import { startBenchStack } from './start-bench-stack.ts';
import { emptyUpdate, firstOfTwo, lean, product, type Subject, textbook } from './subjects.ts';

/**
 * `npm run bench`: how much does the product cost beside the workflow of a textbook whose steps do nothing, and beside its
 * own shape with nothing inside, on the same server in the same run? Rounds alternate, because time on shared machines is noisy; only ratios mean anything.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '3' },
    width: { type: 'string', default: '40' },
    latency: { type: 'string', default: '60' },
    temporal: { type: 'string' },
    json: { type: 'string' },
  },
});
const [cases, rounds, width, latencyRuns] = [values.cases, values.rounds, values.width, values.latency].map(Number);

const stack = await startBenchStack(values.temporal);
const plainClient = await connectTemporalClient({
  address: stack.temporalAddress,
  namespace: 'default',
  dataConverter: {},
});
const tokenOf = createTokenSource(stack.issuer);
const actors = {
  // One attempt: whoever measures waits for nothing else.
  tirkeu: createTirkeuClient({ baseUrl: stack.apiUrl, token: () => tokenOf('portal'), attempts: 1 }),
  control: createRegistriesControl(stack.registriesUrl),
};
const subjects: readonly Subject[] = [product(actors), textbook(plainClient), lean(plainClient)];

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const pids = () => ({ ...stack.pids(), yardstick: stack.yardstickPid });

/** Opens all, prepares all unmeasured, decides all; the clock runs only while the subject works. */
async function measureRound(subject: Subject, count = cases ?? 0): Promise<Round> {
  const runs = await subject.make(count);
  const lanes = width ?? 1;
  const before = readProcessorTimes(pids());
  const opening = await timeAll(runs, lanes, (run) => run.open());
  const opened = readProcessorTimes(pids());
  await timeAll(runs, lanes, (run) => run.prepare());
  const prepared = readProcessorTimes(pids());
  const deciding = await timeAll(runs, lanes, async (run) => {
    await run.decide();
    await run.finish();
  });
  const used = [difference(opened, before), difference(readProcessorTimes(pids()), prepared)];
  const processorMsPerCase = Object.fromEntries(
    Object.keys(pids()).map((name) => [name, used.reduce((sum, times) => sum + (times[name] ?? 0), 0) / count]),
  );
  const [sample] = runs;
  if (sample === undefined) throw new Error('--cases must be at least 1');
  return {
    casesPerSecond: (count * 1000) / (opening + deciding),
    processorMsPerCase,
    history: await countHistory(plainClient, sample.workflowId()),
  };
}

/** One case after the other on an idle machine: how long somebody waits for the answer, and until it is over. */
async function measureLatency(subject: Subject) {
  const answers: number[] = [];
  const ends: number[] = [];
  for (const run of await subject.make(latencyRuns ?? 0)) {
    await run.open();
    await run.prepare();
    const answered = await timeOne(() => run.decide());
    answers.push(answered);
    ends.push(answered + (await timeOne(() => run.finish())));
  }
  return { answer: median(answers), answer95: quantile(answers, 0.95), end: median(ends) };
}

try {
  say('Warming up …');
  for (const subject of subjects) await measureRound(subject, Math.ceil((cases ?? 0) / 2));
  const results = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 1; round <= (rounds ?? 0); round += 1) {
    for (const subject of subjects) {
      const measured = await measureRound(subject);
      results.get(subject.name)?.push(measured);
      say(`Round ${round}, ${subject.name}: ${measured.casesPerSecond.toFixed(1)} cases/s`);
    }
  }
  say('Latency, one case after the other …');
  const empty = await emptyUpdate(plainClient);
  const updates: number[] = [];
  const latencies = [];
  for (const subject of [...subjects, firstOfTwo(actors)]) {
    for (let i = 0; i < (latencyRuns ?? 0); i += 1) updates.push(await timeOne(empty.ask));
    latencies.push({ name: subject.name, ...(await measureLatency(subject)) });
  }
  await empty.end();
  const outcome = { results: Object.fromEntries(results), latencies, emptyUpdate: median(updates) };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(outcome, undefined, 2)}\n`);
  process.stdout.write(report(outcome));
} finally {
  await plainClient.connection.close();
  await stack.stop();
}
