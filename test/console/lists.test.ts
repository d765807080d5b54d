import { describe, expect, test } from 'vitest';
import { caseFiltersOf } from '../../console/src/queues/case-filters.ts';
import { parseListSearch, savedQueryOf } from '../../console/src/queues/list-search.ts';
import { ALL_CASES, leavesOut, orderOf, QUEUE_NAMES, QUEUES } from '../../console/src/queues/lists.ts';
import { kindOfQuery, tidyQuery } from '../../console/src/queues/query-text.ts';
import { dueBound, OPENED, openedBounds } from '../../console/src/queues/relative-time.ts';
import { readSearch, writeSearch } from '../../console/src/search-text.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
/** Midnight in Kazakhstan, before that noon. */
const TODAY = '2026-11-23T19:00:00.000Z';
const DAY_MS = 24 * 60 * 60_000;
const daysFromToday = (days: number): string => new Date(Date.parse(TODAY) + days * DAY_MS).toISOString();

describe('an address of a list', () => {
  test('says everything, and what it doesn’t understand is left out', () => {
    const read = parseListSearch({
      q: ' Ким ',
      service: 'temporary-stay',
      stage: 'lost',
      opened: '7d',
      sort: 'dueAt',
      x: '1',
    });
    expect(savedQueryOf(read)).toEqual({ q: 'Ким', service: 'temporary-stay', opened: '7d', sort: 'dueAt' });
  });

  test('keeps the sixteen digits of a dwelling, which are no number', () => {
    const search = { q: '0201300123456789' };
    expect(readSearch(writeSearch(search))).toEqual(search);
  });

  test('is as short as can be where nothing is set', () => {
    expect(writeSearch({ ...parseListSearch({}) })).toBe('');
  });
});

describe('relative time', () => {
  test.each([
    ['today', { openedAfter: TODAY }],
    ['7d', { openedAfter: daysFromToday(-7) }],
    ['30d', { openedAfter: daysFromToday(-30) }],
    ['before-7d', { openedBefore: daysFromToday(-7) }],
    ['before-30d', { openedBefore: daysFromToday(-30) }],
  ] as const)('%s goes by the days of Kazakhstan', (opened, bounds) => {
    expect(openedBounds(opened, NOW)).toEqual(bounds);
  });

  test.each(OPENED)('%s asks for the same all day, so that pages go on', (opened) => {
    const justAfterMidnight = new Date(Date.parse(TODAY) + 1);
    const justBefore = new Date(Date.parse(TODAY) + DAY_MS - 1);
    expect(openedBounds(opened, justAfterMidnight)).toEqual(openedBounds(opened, justBefore));
  });

  test('by tonight ends when the day does', () => {
    expect(dueBound('today', NOW)).toEqual({ dueBefore: daysFromToday(1) });
  });
});

describe('what a list asks the api for', () => {
  test('is its queue, its filters in absolute time, and an order that it knows', () => {
    const search = { opened: '7d', due: '3d', sort: 'outcomeAt', service: 'temporary-stay' } as const;
    expect(caseFiltersOf(QUEUES['awaiting-consent'], 'awaiting-consent', search, NOW)).toMatchObject({
      queue: 'awaiting-consent',
      service: 'temporary-stay',
      openedAfter: daysFromToday(-7),
      dueBefore: daysFromToday(4),
      sort: 'dueAt',
    });
  });

  test.each(QUEUE_NAMES)('%s can be ordered by each of its sortable columns', (name) => {
    for (const order of QUEUES[name].orders) expect(orderOf(QUEUES[name], order)).toBe(order);
  });

  test.each(QUEUE_NAMES)('%s says where an order leaves cases out: of one’s own by time left', (name) => {
    const partial = QUEUES[name].orders.filter((order) => leavesOut(name, order));
    expect(partial).toEqual(name === 'mine' ? ['dueAt', '-dueAt'] : []);
  });

  test('leaves no case out by the order of all cases', () => {
    expect(ALL_CASES.orders.filter((order) => /dueAt|outcomeAt/.test(order))).toEqual([]);
  });
});

describe('the search box', () => {
  test.each([
    ['  0000 0000 0000 ', 'iin', '000000000000'],
    ['0201-3001-2345-6789', 'rka', '0201300123456789'],
    ['Ким   Юрий', 'name', 'Ким Юрий'],
    ['Әбдіхан-Ұлы', 'name', 'Әбдіхан-Ұлы'],
    ['8A0F7ADC-a54a-56e5-84c2-e5f531113ee6', 'case-id', '8A0F7ADC-a54a-56e5-84c2-e5f531113ee6'],
    ['12345', 'name', '12345'],
  ] as const)('takes %j for: %s', (text, kind, tidy) => {
    expect([kindOfQuery(text), tidyQuery(text)]).toEqual([kind, tidy]);
  });
});
