import type { HistorySize } from './history-size.ts';
import { median } from './measure.ts';
import type { ProcessorTimes } from './processor-time.ts';

/** What one round of one subject came to. */
export interface Round {
  readonly casesPerSecond: number;
  readonly processorMsPerCase: ProcessorTimes;
  readonly history: HistorySize;
}

interface Outcome {
  readonly results: Readonly<Record<string, readonly Round[]>>;
  readonly latencies: readonly {
    readonly name: string;
    readonly answer: number;
    readonly answer95: number;
    readonly end: number;
  }[];
  readonly emptyUpdate: number;
}

const GOALS = { throughput: 1.5, answer: 1.5 };

const ratio = (value: number): string => `${value.toFixed(2)}×`;
const verdict = (met: boolean): string => (met ? 'met' : 'NOT met');

/** The figures as a person reads them: ratios first, then what they are made of. */
export function report({ results, latencies, emptyUpdate }: Outcome): string {
  const speed = (name: string): number => median((results[name] ?? []).map(({ casesPerSecond }) => casesPerSecond));
  const latency = (name: string) => latencies.find((entry) => entry.name === name);
  const throughput = speed('product') / speed('textbook');
  const answer = (latency('product, first of two consents')?.answer ?? Number.NaN) / emptyUpdate;
  const lastAnswer = (latency('product')?.answer ?? Number.NaN) / emptyUpdate;
  const end = (latency('product')?.end ?? Number.NaN) / (latency('textbook')?.end ?? Number.NaN);
  const lines = [
    '',
    `cases a second, product : textbook    ${ratio(throughput)}  (goal ≥ ${ratio(GOALS.throughput)}: ${verdict(throughput >= GOALS.throughput)})`,
    `cases a second, the product's shape with empty steps : textbook    ${ratio(speed('lean') / speed('textbook'))}  (what is left of it is the price of the product's own work)`,
    `consent → answer, first of two consents : empty update    ${ratio(answer)}  (goal ≤ ${ratio(GOALS.answer)}: ${verdict(answer <= GOALS.answer)})`,
    `last consent → answer (the case registered and closed) : empty update    ${ratio(lastAnswer)}`,
    `consent → end of the case, product : textbook    ${ratio(end)}`,
    '',
    ...Object.keys(results).map((name) => subjectLine(name, results[name] ?? [], speed(name))),
    '',
    `empty update: ${emptyUpdate.toFixed(1)} ms`,
    ...latencies.map(
      ({ name, answer: ms, answer95, end: endMs }) =>
        `${name}: consent → answer ${ms.toFixed(1)} ms (95 %: ${answer95.toFixed(1)}), → end ${endMs.toFixed(1)} ms`,
    ),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function subjectLine(name: string, rounds: readonly Round[], casesPerSecond: number): string {
  const [first] = rounds;
  const names = Object.keys(first?.processorMsPerCase ?? {});
  const processor = names
    .map((process) => ({ process, ms: median(rounds.map((round) => round.processorMsPerCase[process] ?? 0)) }))
    .filter(({ ms }) => ms >= 0.05)
    .map(({ process, ms }) => `${process} ${ms.toFixed(1)}`)
    .join(', ');
  const { events = 0, workflowTasks = 0, bytes = 0 } = first?.history ?? {};
  return `${name}: ${casesPerSecond.toFixed(1)} cases/s; processor ms a case: ${processor}; history: ${events} events, ${workflowTasks} workflow tasks, ${(bytes / 1024).toFixed(1)} KiB`;
}
