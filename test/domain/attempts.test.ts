import { describe, expect, test } from 'vitest';
import { type Attempts, retryAtAfter, withAttempt } from '../../domain/attempts.ts';
import { DAY_MS, later, MINUTE_MS } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

const NONE: Attempts = { at: [], through: [] };
const AFTER_ALL = later(NOW, DAY_MS / 2);

/** So many in vain, a minute apart from each other. */
const tried = (count: number, client: string | undefined, attempts = NONE): Attempts =>
  Array.from({ length: count }, (_, index) => later(NOW, index * MINUTE_MS)).reduce(
    (known, at) => withAttempt(known, at, client),
    attempts,
  );

const EACH = 10;
const CLIENTS = ['bank', 'portal', 'mobile', 'post', 'notary'];
const byAll = (count: number): Attempts => CLIENTS.reduce((known, client) => tried(count, client, known), NONE);

describe('attempts in vain (docs/decisions/0010)', () => {
  test.each([...CLIENTS, undefined])('through %s: ten in a day are too many', (client) => {
    expect(retryAtAfter(tried(EACH - 1, client), AFTER_ALL, client)).toBeUndefined();
    expect(retryAtAfter(tried(EACH, client), AFTER_ALL, client)).toBe(later(NOW, DAY_MS));
    expect(retryAtAfter(tried(EACH, client), later(NOW, DAY_MS), client)).toBeUndefined();
  });

  test.each(['bank', undefined])('through %s keep no other from trying', (client) => {
    expect(retryAtAfter(tried(EACH, client), AFTER_ALL, 'portal')).toBeUndefined();
    expect(retryAtAfter(tried(EACH, 'portal'), AFTER_ALL, client)).toBeUndefined();
  });

  test('through all integrators together: fifty are too many for each, and none at the counter', () => {
    const attempts = byAll(EACH);
    expect(retryAtAfter(attempts, AFTER_ALL, 'a sixth')).toBe(later(NOW, DAY_MS));
    expect(retryAtAfter(attempts, AFTER_ALL, undefined)).toBeUndefined();
    expect(retryAtAfter(byAll(EACH - 1), AFTER_ALL, 'a sixth')).toBeUndefined();
  });

  test('are forgotten in the end, however many there were', () => {
    const attempts = Array.from({ length: 30 }, () => byAll(EACH)).reduce<Attempts>(
      (known, more) => more.through.reduce((all, { client, at }) => withAttempt(all, at, client), known),
      tried(30, undefined),
    );
    expect([attempts.at.length, attempts.through.length]).toEqual([EACH, EACH * CLIENTS.length]);
  });
});
