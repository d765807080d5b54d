import { describe, expect, it, test } from 'vitest';
import { dayOf } from '../../domain/calendar.ts';
import { createPolicyAt, POLICIES } from '../../domain/policy.ts';
import { NOW } from './sample-facts.ts';
import { later } from './sample-case.ts';

const policyAt = createPolicyAt();
const midnightOf = (day: string): string => new Date(`${day}T00:00:00+05:00`).toISOString();
const rows = POLICIES.map(({ from, ...policy }, index) => ({ from, policy, before: POLICIES[index - 1] }));

describe('the policy', () => {
  it('is one table in the order of its days', () => {
    const days = POLICIES.map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].toSorted());
  });

  test.each(rows)('of $from is in force from the first moment of that day', ({ from, policy }) => {
    expect(dayOf(midnightOf(from))).toBe(from);
    expect(policyAt(midnightOf(from))).toMatchObject(policy);
  });

  test.each(rows.slice(1))('of $from is not in force a millisecond earlier', ({ from, before }) => {
    expect(policyAt(later(midnightOf(from), -1))).toMatchObject({ ...before });
  });

  it('is unknown before its first day: nobody guesses what held then', () => {
    const [first] = POLICIES;
    expect(() => policyAt(later(midnightOf(first?.from ?? ''), -1))).toThrow(RangeError);
  });

  it('gives a consent ten days, and takes nothing but a signature for it (R12, R15)', () => {
    expect(policyAt(NOW)).toMatchObject({ consentPeriodDays: 10, consenterEvidence: ['eds'] });
  });

  it('can be overridden by configuration, in what is configured and nothing else (R15)', () => {
    const consentPeriodDays = policyAt(NOW).consentPeriodDays + 20;
    expect(createPolicyAt({ consentPeriodDays })(NOW)).toEqual({ ...policyAt(NOW), consentPeriodDays });
  });
});
