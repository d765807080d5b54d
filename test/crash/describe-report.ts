import { countByKind } from './kill-servers.ts';
import type { CrashReport } from './run-crashes.ts';
import type { Ending } from './stories/story.ts';

const table = (rows: readonly (readonly [string, string | number])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
};

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${title}: none` : `${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

const resultOf = ({ service, outcome, stage }: Ending): string =>
  `${service}: ${stage === 'closed' ? outcome : `${outcome ?? 'open'} (${stage})`}`;

/** What a run came to, for people. */
export function describeReport({ kills, fallen, played, longestWait, violations }: CrashReport): string {
  const endings = played.flatMap((play) => play.endings);
  const results = Object.entries(Object.groupBy(endings, resultOf)).map(
    ([result, group = []]) => [result, group.length] as const,
  );
  return [
    `Killed with SIGKILL: ${kills.length}`,
    table(Object.entries(countByKind(kills))),
    `Plays: ${played.length}, with ${endings.length} cases that their people followed`,
    table(results.toSorted(([one], [other]) => one.localeCompare(other))),
    `Longest wait: ${(longestWait.ms / 1_000).toFixed(0)} s for ${longestWait.what}`,
    list('Ended by themselves', fallen),
    list(
      'Complaints of clients',
      played.flatMap(({ complaints }) => complaints),
    ),
    list('Violated invariants', violations),
  ].join('\n');
}
