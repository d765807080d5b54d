import { describe, expect, it, test } from 'vitest';
import { dayOf } from '../../domain/calendar.ts';
import { createPolicyAt, POLICIES, type Policy } from '../../domain/policy.ts';
import { NOW } from './sample-facts.ts';
import { later } from './sample-events.ts';

const policyAt = createPolicyAt();
const midnightOf = (day: string): string => new Date(`${day}T00:00:00+05:00`).toISOString();
const rows = POLICIES.map(({ from, policy }, index) => ({ from, policy, before: POLICIES[index - 1]?.policy }));

describe('the policy', () => {
  it('is one table in the order of its days', () => {
    const days = POLICIES.map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].toSorted());
  });

  test.each(rows)('of $from is in force from the first moment of that day', ({ from, policy }) => {
    expect(dayOf(midnightOf(from))).toBe(from);
    expect(policyAt(midnightOf(from))).toEqual(policy);
  });

  test.each(rows.slice(1))('of $from is not in force a millisecond earlier', ({ from, before }) => {
    expect(policyAt(later(midnightOf(from), -1))).toEqual(before);
  });

  it('is unknown before its first day: nobody guesses what held then', () => {
    const [first] = POLICIES;
    expect(() => policyAt(later(midnightOf(first?.from ?? ''), -1))).toThrow(RangeError);
  });

  /** Each rule that depends on a date: what held the day before, and what holds from its day on. */
  test.each<[string, string, Partial<Policy>, Partial<Policy>]>([
    [
      'R26: the counter serves everybody, and then the dwellings of minor and incapable owners',
      '2025-11-24',
      { counterServes: 'every-dwelling' },
      { counterServes: 'minor-or-incapable-owners' },
    ],
    [
      'R18: there is no norm of density, and then that of the capital',
      '2025-12-26',
      { density: null },
      { density: { offices: ['astana'], m2PerPerson: 15 } },
    ],
  ])('%s, from %s', (_says, day, before, after) => {
    const lastMoment = later(midnightOf(day), -1);
    expect([dayOf(lastMoment) < day, dayOf(midnightOf(day))]).toEqual([true, day]);
    expect(policyAt(lastMoment)).toMatchObject(before);
    expect(policyAt(midnightOf(day))).toMatchObject(after);
    expect(policyAt(NOW)).toMatchObject(after);
  });

  test.each([
    ['R26: the last day that is decided', '2026-06-30'],
    ['R26: the day after, of which nothing is decided', '2026-07-01'],
  ])('serves the same people at the counter on %s', (_says, day) => {
    expect(policyAt(midnightOf(day)).counterServes).toBe('minor-or-incapable-owners');
  });

  /** R12: what proves an answer and a filing has not changed since; a change would be a new row. */
  test.each(POLICIES.map(({ from }) => from))('R12: takes from %s on', (day) => {
    const at = midnightOf(day);
    const electronic = ['eds', 'otp'];
    expect(policyAt(at).consenterEvidence).toEqual(['eds', 'in-person']);
    expect(policyAt(at).applicantEvidence).toEqual({
      portal: electronic,
      mobile: electronic,
      bank: electronic,
      counter: ['eds', 'in-person'],
    });
  });

  it('R15, R17, R21, R23: gives everybody so many days', () => {
    expect(policyAt(NOW)).toMatchObject({
      consentPeriodDays: 10,
      reviewPeriodDays: 5,
      objectionPeriodDays: 0,
      chipReminderDays: 14,
      chipWaitDays: 90,
    });
  });

  it('R15: can be overridden by configuration, in what is configured and nothing else', () => {
    const consentPeriodDays = policyAt(NOW).consentPeriodDays + 20;
    expect(createPolicyAt({ consentPeriodDays })(NOW)).toEqual({ ...policyAt(NOW), consentPeriodDays });
  });
});
