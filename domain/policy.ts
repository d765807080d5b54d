import type { Channel, Evidence } from './application.ts';
import { dayOf } from './calendar.ts';

/** How little useful area a registered person may have, and in which offices' regions that counts (R18). */
export interface DensityNorm {
  readonly offices: readonly string[];
  readonly m2PerPerson: number;
}

/** How often somebody may be asked for consents that they don't give. */
export interface RequestLimits {
  readonly byOneApplicant: number;
  readonly inAll: number;
}

/**
 * Everything that depends on a date, in one table (DOMAIN §2). A rule that changes gets a new row with the day it
 * takes effect; the code that applies it asks for the policy at an instant and never compares dates itself.
 */
export interface Policy {
  /** R15: calendar days a consent may stay pending. */
  readonly consentPeriodDays: number;
  /** R12: what proves that the applicant filed, by channel. */
  readonly applicantEvidence: Readonly<Record<Channel, readonly Evidence['kind'][]>>;
  /** R12: what proves a consenter's answer. */
  readonly consenterEvidence: readonly Evidence['kind'][];
  /** R26: whose dwellings the counter serves. */
  readonly counterServes: 'every-dwelling' | 'minor-or-incapable-owners';
  /** R18: `null` while no norm is in force. */
  readonly density: DensityNorm | null;
  /** R23: calendar days in which those to be withdrawn may object before it happens. */
  readonly objectionPeriodDays: number;
  /** R17: calendar days in which a caseworker should decide a review. */
  readonly reviewPeriodDays: number;
  /** R21: calendar days after which the holder of a card is reminded to have its chip written. */
  readonly chipReminderDays: number;
  /** R21: calendar days after which nobody waits for the chip any longer. */
  readonly chipWaitDays: number;
  /** Over it an application isn't accepted (docs/decisions/0023). `days` of 24 hours; `null`: as often as anybody likes. */
  readonly requests: {
    readonly days: number;
    readonly person: RequestLimits | null;
    readonly organisation: RequestLimits | null;
  };
}

const ELECTRONIC: readonly Evidence['kind'][] = ['eds', 'otp'];

/**
 * No law says so. A family with many children moves in together by ten applications of one parent; a landlord of several flats
 * has several tenants a week. Organisations have an office for it: a hostel is asked by everybody who moves in.
 */
const REQUESTS: Policy['requests'] = { days: 7, person: { byOneApplicant: 10, inAll: 30 }, organisation: null };

const RULES_OF_2011: Policy = {
  consentPeriodDays: 10,
  applicantEvidence: { portal: ELECTRONIC, mobile: ELECTRONIC, bank: ELECTRONIC, counter: ['eds', 'in-person'] },
  consenterEvidence: ['eds', 'in-person'],
  counterServes: 'every-dwelling',
  density: null,
  objectionPeriodDays: 0,
  reviewPeriodDays: 5,
  chipReminderDays: 14,
  chipWaitDays: 90,
  requests: REQUESTS,
};

/** R26: what follows after 30 June 2026 isn't decided; until somebody says so, the counter serves whom it served before. */
const COUNTER_FOR_FEW: Policy = { ...RULES_OF_2011, counterServes: 'minor-or-incapable-owners' };

/** R18: the norm that the capital's maslikhat approved on this day, for registrations to come. */
const NORM_OF_ASTANA: Policy = { ...COUNTER_FOR_FEW, density: { offices: ['astana'], m2PerPerson: 15 } };

/** By the day from which each counts (`YYYY-MM-DD` in Asia/Almaty). */
export const POLICIES: readonly { readonly from: string; readonly policy: Policy }[] = [
  { from: '2011-12-01', policy: RULES_OF_2011 },
  { from: '2025-11-24', policy: COUNTER_FOR_FEW },
  { from: '2025-12-26', policy: NORM_OF_ASTANA },
];

export type PolicyAt = (instant: string) => Policy;

/** The policy in force at an instant, with the settings an operator may override (R15: the period is configuration). */
export const createPolicyAt =
  (overrides: Partial<Policy> = {}): PolicyAt =>
  (instant) => {
    const day = dayOf(instant);
    const inForce = POLICIES.findLast(({ from }) => from <= day);
    if (inForce === undefined) throw new RangeError(`no policy is known for ${day}`);
    return { ...inForce.policy, ...overrides };
  };
