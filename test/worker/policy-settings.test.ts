import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createPolicyAt } from '../../domain/policy.ts';
import { policyOverrides, policySettings } from '../../worker/policy-settings.ts';

const settings = z.object(policySettings);
const AT = '2026-11-24T10:00:00Z';
const inForce = createPolicyAt()(AT);

describe('the periods that an operator may set', () => {
  test('R15, R17, R23: each set one counts instead of the dated table’s', () => {
    const set = settings.parse({ CONSENT_PERIOD_DAYS: '20', OBJECTION_PERIOD_DAYS: '30', REVIEW_PERIOD_DAYS: '3' });
    expect(createPolicyAt(policyOverrides(set))(AT)).toEqual({
      ...inForce,
      consentPeriodDays: 20,
      objectionPeriodDays: 30,
      reviewPeriodDays: 3,
    });
  });

  test('leave the table alone where nothing is set', () => {
    expect(createPolicyAt(policyOverrides(settings.parse({})))(AT)).toEqual(inForce);
  });

  test.each([
    { CONSENT_PERIOD_DAYS: '0' },
    { OBJECTION_PERIOD_DAYS: '-1' },
    { REVIEW_PERIOD_DAYS: '1.5' },
    { CONSENT_PERIOD_DAYS: 'ten' },
  ])('must be whole days: %j', (wrong) => {
    expect(settings.safeParse(wrong).success).toBe(false);
  });
});
