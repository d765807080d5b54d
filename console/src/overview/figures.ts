import type { Overview } from '../../../client/create-tirkeu-client.ts';
import { OUTCOMES } from '../data/case-codes.ts';

type Outcome = (typeof OUTCOMES)[number];
type OutcomeCount = Overview['outcomes'][number];

/** Cases by what became of them; what nothing became of isn't in it. */
export type ByOutcome = Readonly<Partial<Record<Outcome, number>>>;

/** A line of a chart or a table: what it is called by, and how many. */
export interface Group<Key> {
  readonly key: Key;
  readonly total: number;
  readonly byOutcome: ByOutcome;
}

/** Sums up by a key of the outcomes, the most first; what is called alike stays in one order. */
export function groupOutcomes<Key extends string | null>(
  outcomes: readonly OutcomeCount[],
  keyOf: (row: OutcomeCount) => Key,
): readonly Group<Key>[] {
  return [...Map.groupBy(outcomes, keyOf)]
    .map(([key, rows]) => ({
      key,
      total: sumOf(rows),
      byOutcome: Object.fromEntries(
        OUTCOMES.map((outcome) => [outcome, sumOf(rows.filter((row) => row.outcome === outcome))] as const).filter(
          ([, count]) => count > 0,
        ),
      ),
    }))
    .toSorted((a, b) => b.total - a.total || String(a.key).localeCompare(String(b.key)));
}

/** Why cases were refused, the most frequent ground first. */
export const groundsOf = (outcomes: readonly OutcomeCount[]): readonly Group<string>[] =>
  groupOutcomes(
    outcomes.filter(({ outcome }) => outcome === 'refused'),
    ({ ground }) => ground ?? '',
  );

export const sumOf = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((sum, { count }) => sum + count, 0);

/** Of a hundred, whole; what there is something of is at least one. */
export const percentOf = (part: number, whole: number): number =>
  part === 0 || whole === 0 ? 0 : Math.max(1, Math.round((100 * part) / whole));

/** A column of the ageing: from a day up to before the next column; the last is open. */
export interface AgeColumn {
  readonly fromDays: number;
  /** The last day of it, or `null`. */
  readonly toDays: number | null;
  readonly count: number;
}

export const ageColumnsOf = (ageing: Overview['ageing']): readonly AgeColumn[] =>
  ageing.map(({ fromDays, count }, index) => {
    const next = ageing[index + 1];
    return { fromDays, toDays: next === undefined ? null : next.fromDays - 1, count };
  });
