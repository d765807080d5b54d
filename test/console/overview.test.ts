import { describe, expect, test } from 'vitest';
import { durationOf } from '../../console/src/overview/duration.ts';
import { ageColumnsOf, groundsOf, groupOutcomes, percentOf } from '../../console/src/overview/figures.ts';
import { formatFigure } from '../../console/src/i18n/format-figure.ts';
import { parseOverviewSearch } from '../../console/src/overview/overview-search.ts';

const row = (outcome: 'registered' | 'refused' | 'declined', count: number, ground: string | null = null) =>
  ({ office: 'astana', service: 'permanent-residence', outcome, ground, count }) as const;

describe('outcomes', () => {
  test('are summed up by what they have in common, the most first', () => {
    const rows = [row('declined', 1), row('registered', 2), row('registered', 3)];
    expect(groupOutcomes(rows, ({ outcome }) => outcome)).toEqual([
      { key: 'registered', total: 5, byOutcome: { registered: 5 } },
      { key: 'declined', total: 1, byOutcome: { declined: 1 } },
    ]);
    expect(groupOutcomes(rows, ({ office }) => office)).toEqual([
      { key: 'astana', total: 6, byOutcome: { registered: 5, declined: 1 } },
    ]);
  });

  test('have a ground only where they are refusals', () => {
    const rows = [row('registered', 9), row('refused', 1, 'not-a-citizen'), row('refused', 2, 'dwelling-too-dense')];
    expect(groundsOf(rows).map(({ key, total }) => [key, total])).toEqual([
      ['dwelling-too-dense', 2],
      ['not-a-citizen', 1],
    ]);
  });
});

test('columns of the ageing end before the next one begins, and the last one nowhere', () => {
  const ageing = [0, 1, 3, 10].map((fromDays) => ({ fromDays, count: fromDays }));
  expect(ageColumnsOf(ageing).map(({ fromDays, toDays }) => [fromDays, toDays])).toEqual([
    [0, 0],
    [1, 2],
    [3, 9],
    [10, null],
  ]);
});

test.each([
  { part: 0, whole: 10, percent: 0 },
  { part: 1, whole: 3, percent: 33 },
  { part: 1, whole: 10_000, percent: 1 },
  { part: 0, whole: 0, percent: 0 },
])('$part of $whole is $percent of a hundred: what there is some of is never nothing', ({ part, whole, percent }) => {
  expect(percentOf(part, whole)).toBe(percent);
});

test.each([
  { seconds: 0.04, unit: 'seconds', value: 0 },
  { seconds: 8.26, unit: 'seconds', value: 8.3 },
  { seconds: 119, unit: 'seconds', value: 119 },
  { seconds: 120, unit: 'minutes', value: 2 },
  { seconds: 2 * 3600, unit: 'hours', value: 2 },
  { seconds: 47.6 * 3600, unit: 'hours', value: 48 },
  { seconds: 9.96 * 86_400, unit: 'days', value: 10 },
  { seconds: 400 * 86_400, unit: 'days', value: 400 },
])('$seconds seconds are said as $value $unit', ({ seconds, ...said }) => {
  expect(durationOf(seconds)).toEqual(said);
});

test.each([
  { language: 'en', figure: 1_234_567, text: '1,234,567' },
  { language: 'ru', figure: 1_234_567, text: '1\u00A0234\u00A0567' },
  { language: 'kk', figure: 8.5, text: '8,5' },
  { language: 'en', figure: 999, text: '999' },
] as const)('$language writes $figure as $text', ({ language, figure, text }) => {
  expect(formatFigure(figure, language)).toBe(text);
});

test.each([
  { search: { days: '90', office: 'astana' }, understood: { days: 90, office: 'astana' } },
  { search: { days: 7 }, understood: { days: 7 } },
  { search: { days: '8', office: 'nowhere' }, understood: {} },
  { search: { days: ['7', '30'], office: { $ne: '' } }, understood: {} },
])('of the address $search only what is known counts', ({ search, understood }) => {
  expect(parseOverviewSearch(search)).toEqual(understood);
});
