import { describe, expect, test } from 'vitest';
import { askedTooOften, type AskedBefore, countedSince, thoseToSpare } from '../../domain/asked-too-often.ts';
import type { AskedConsent } from '../../domain/case-events.ts';
import { askedOf, DAY_MS, HOUR_MS, later, policy } from './sample-events.ts';
import { NOW } from './sample-facts.ts';
import { binOf, iinOf } from './sample-numbers.ts';

const owner = iinOf(1);
const applicant = iinOf(2);
const ofPerson = askedOf('owner', owner);
const ofOrganisation: AskedConsent = { ...ofPerson, consenter: { bin: binOf(1), name: 'a hostel' } };
const { person: limits, days } = policy.requests;
if (limits === null) throw new Error('people are spared');

/** So many requests, the newest first, an hour apart; the last one at `oldest`. */
const before = (count: number, by: (index: number) => string, consenter = owner): readonly AskedBefore[] =>
  Array.from({ length: count }, (_, index) => ({
    consenter,
    applicant: by(index),
    askedAt: later(NOW, -(index + 1) * HOUR_MS),
  }));
const bySame = () => applicant;
const byOthers = (index: number) => iinOf(index + 10);

const ask = (former: readonly AskedBefore[], asked: readonly AskedConsent[] = [ofPerson], at = NOW) =>
  askedTooOften({ asked, applicant, before: former }, { policy, at });

describe('asking somebody for yet another consent', () => {
  test.each([
    ['by one applicant', limits.byOneApplicant, bySame],
    ['by all together', limits.inAll, byOthers],
  ])('%s is too much from a limit on, until the oldest that counts is a week old', (_says, limit, by) => {
    expect(ask(before(limit - 1, by))).toBeUndefined();
    const retryAt = later(NOW, days * DAY_MS - limit * HOUR_MS);
    expect(ask(before(limit, by))).toBe(retryAt);
    expect(ask(before(limit, by), [ofPerson], later(retryAt, -1))).toBe(retryAt);
    expect(ask(before(limit, by), [ofPerson], retryAt)).toBeUndefined();
  });

  test('counts what anybody asked of this person, and nobody else', () => {
    expect(ask(before(limits.inAll, byOthers, iinOf(3)))).toBeUndefined();
    expect(ask(before(limits.byOneApplicant, byOthers))).toBeUndefined();
  });

  test('tells the time to the hour, so that it says nothing about the moment of another’s application', () => {
    const [oldest, ...newer] = before(limits.inAll, byOthers).toReversed();
    if (oldest === undefined) throw new Error('somebody asked');
    const odd = { ...oldest, askedAt: later(oldest.askedAt, 1_234) };
    expect(ask([odd, ...newer])).toBe(later(NOW, days * DAY_MS - (limits.inAll - 1) * HOUR_MS));
  });

  test('is never too much of an organisation, which has an office for it', () => {
    expect(ask(before(limits.inAll, byOthers, binOf(1)), [ofOrganisation])).toBeUndefined();
    expect(thoseToSpare([ofOrganisation, ofPerson, ofPerson], applicant, policy)).toEqual([owner]);
  });

  test('is no bother to who asks themself', () => {
    expect(thoseToSpare([ofPerson], owner, policy)).toEqual([]);
  });

  test('waits for the last of several who were asked too often', () => {
    const other = iinOf(4);
    const former = [...before(limits.inAll, byOthers), ...before(limits.inAll - 1, byOthers, other)];
    const newer = { consenter: other, applicant: iinOf(99), askedAt: later(NOW, -1) };
    expect(ask([...former, newer], [ofPerson, askedOf('other', other)])).toBe(
      later(NOW, days * DAY_MS - (limits.inAll - 1) * HOUR_MS),
    );
  });

  test('looks back over the days of the policy', () => {
    expect(countedSince(policy, NOW)).toBe(later(NOW, -days * DAY_MS));
  });
});
