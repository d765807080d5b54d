import { countByKind } from './kill-servers.ts';
import type { CrashReport, Played } from './run-crashes.ts';

const table = (rows: readonly (readonly [string, string | number])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
};

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${title}: none` : `${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

const outcomeOf = ({ ending }: Played): string =>
  ending === undefined ? 'left alone' : (ending.outcome ?? `open (${ending.stage ?? 'unknown'})`);

/** What a run came to, for people. */
export function describeReport({ kills, fallen, played, longestWaitMs, violations }: CrashReport): string {
  const outcomes = Object.entries(Object.groupBy(played, outcomeOf)).map(
    ([outcome, group = []]) => [outcome, group.length] as const,
  );
  return [
    `Killed with SIGKILL: ${kills.length}`,
    table(Object.entries(countByKind(kills))),
    `Cases: ${played.length}`,
    table(outcomes),
    `Longest wait for an answer: ${(longestWaitMs / 1_000).toFixed(0)} s`,
    list('Ended by themselves', fallen),
    list(
      'Complaints of clients',
      played.flatMap(({ complaint = [] }) => complaint),
    ),
    list('Violated invariants', violations),
  ].join('\n');
}
