import { dayOf } from './calendar.ts';
import type { Evidence } from './application.ts';

/**
 * Everything that depends on a date, in one table (DOMAIN §2). A rule that changes gets a new row with the day it
 * takes effect; the code that applies it asks for the policy at an instant and never compares dates itself.
 */
export interface Policy {
  /** R15: calendar days a consent may stay pending. */
  readonly consentPeriodDays: number;
  /** R12: what proves that the applicant filed. */
  readonly applicantEvidence: readonly Evidence['kind'][];
  /** R12: what proves a consenter's answer. */
  readonly consenterEvidence: readonly Evidence['kind'][];
}

export const POLICIES: readonly (Policy & { readonly from: string })[] = [
  { from: '2011-12-01', consentPeriodDays: 10, applicantEvidence: ['eds'], consenterEvidence: ['eds'] },
];

export type PolicyAt = (instant: string) => Policy;

/** The policy in force at an instant, with the settings an operator may override (R15: the period is configuration). */
export const createPolicyAt =
  (overrides: Partial<Policy> = {}): PolicyAt =>
  (instant) => {
    const day = dayOf(instant);
    const inForce = POLICIES.findLast(({ from }) => from <= day);
    if (inForce === undefined) throw new RangeError(`no policy is known for ${day}`);
    return { ...inForce, ...overrides };
  };
