import { z } from 'zod';
import type { Policy } from '../domain/policy.ts';

const days = (min: number, says: string) =>
  z.coerce.number('must be a number of days').int().min(min).max(90).optional().describe(says);

/** The periods that an operator may set; unset, the dated table counts (`domain/policy.ts`). Calendar days. */
export const policySettings = {
  CONSENT_PERIOD_DAYS: days(1, 'for how many days a consent may stay pending (R15)'),
  OBJECTION_PERIOD_DAYS: days(0, 'for how many days a withdrawal is held for objections (R23)'),
  REVIEW_PERIOD_DAYS: days(1, 'in how many days a caseworker should decide a review (R17)'),
};

type Settings = Partial<Record<keyof typeof policySettings, number | undefined>>;

/** What an operator has set, as the policy names it. */
export function policyOverrides(settings: Settings): Partial<Policy> {
  const { CONSENT_PERIOD_DAYS, OBJECTION_PERIOD_DAYS, REVIEW_PERIOD_DAYS } = settings;
  return {
    ...(CONSENT_PERIOD_DAYS === undefined ? {} : { consentPeriodDays: CONSENT_PERIOD_DAYS }),
    ...(OBJECTION_PERIOD_DAYS === undefined ? {} : { objectionPeriodDays: OBJECTION_PERIOD_DAYS }),
    ...(REVIEW_PERIOD_DAYS === undefined ? {} : { reviewPeriodDays: REVIEW_PERIOD_DAYS }),
  };
}
