import { describe, expect, test } from 'vitest';
import { adding, addressOf, listAsking, removing, renaming } from '../../console/src/queues/saved-lists.ts';

const FRESH = { name: 'Fresh', query: { queue: 'awaiting-consent', opened: '7d' } };
const OLD = { name: 'Old', query: { opened: 'before-30d' } };

describe('saved lists', () => {
  test('one that is added takes no other’s name, which another window may have given', () => {
    const twice = adding({ ...OLD, name: 'Fresh' })([FRESH]);
    expect(twice.map(({ name }) => name)).toEqual(['Fresh', 'Fresh (2)']);
    expect(adding(FRESH)(twice).map(({ name }) => name)).toEqual(['Fresh', 'Fresh (2)', 'Fresh (3)']);
  });

  test('a long name stays within what is allowed when it is numbered', () => {
    const long = { ...OLD, name: 'Ұ'.repeat(60) };
    expect(adding(long)([long]).map(({ name }) => name.length)).toEqual([60, 60]);
  });

  test('removing and renaming one that another window has removed changes nothing', () => {
    expect(removing('Fresh')([OLD])).toEqual([OLD]);
    expect(renaming('Fresh', 'New')([OLD])).toEqual([OLD]);
  });

  test('one may keep its name when it is renamed', () => {
    expect(renaming('Fresh', 'Fresh')([FRESH, OLD])).toEqual([FRESH, OLD]);
    expect(renaming('Fresh', 'Old')([FRESH, OLD]).map(({ name }) => name)).toEqual(['Old (2)', 'Old']);
  });

  test('the same question is found in whatever order it is asked', () => {
    expect(listAsking([OLD, FRESH], { opened: '7d', queue: 'awaiting-consent' })).toBe(FRESH);
    expect(listAsking([OLD], {})).toBeUndefined();
  });

  test('lead to their queue, or to all cases where that is gone', () => {
    expect(addressOf(FRESH)).toMatchObject({ to: '/queues/$queue', params: { queue: 'awaiting-consent' } });
    expect(addressOf({ name: 'Gone', query: { queue: 'of-the-past', opened: '7d' } })).toMatchObject({
      to: '/cases',
      search: { opened: '7d' },
    });
  });
});
