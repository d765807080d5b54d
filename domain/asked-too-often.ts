import type { AskedConsent } from './case-events.ts';
import { numberOf } from './consenters.ts';
import type { Policy } from './policy.ts';

/**
 * Nobody's right to be left alone depends on their saying no again and again: an application that would ask somebody for yet
 * another consent isn't accepted while they have been asked too often. What they have given doesn't count, so whoever
 * consents is never in the way of the next; what was declined, expired or cancelled does, so that filing and cancelling in
 * turn is caught like anything else.
 */

/** Somebody was asked for a consent that they haven't given. */
export interface AskedBefore {
  /** IIN or BIN. */
  readonly consenter: string;
  /** IIN of the applicant for whose sake. */
  readonly applicant: string;
  /** RFC 3339 */
  readonly askedAt: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

const limitsFor = ({ consenter }: Pick<AskedConsent, 'consenter'>, { requests }: Policy) =>
  'iin' in consenter ? requests.person : requests.organisation;

/** From when on it counts how often somebody was asked; RFC 3339. */
export const countedSince = ({ requests }: Policy, at: string): string =>
  new Date(Date.parse(at) - requests.days * DAY_MS).toISOString();

/** IIN or BIN of those among the consenters who mustn't be asked too often; an applicant doesn't bother themself. */
export const thoseToSpare = (asked: readonly AskedConsent[], applicant: string, policy: Policy): readonly string[] => [
  ...new Set(
    asked
      .filter((request) => limitsFor(request, policy) !== null)
      .map(({ consenter }) => numberOf(consenter))
      .filter((number) => number !== applicant),
  ),
];

/** When the oldest of the last so many requests counts no more; to the hour, because it tells of other people's cases. */
const freeAt = (newestFirst: readonly AskedBefore[], atMost: number, days: number): string => {
  const oldest = newestFirst[atMost - 1];
  if (oldest === undefined) return '';
  return new Date(Math.ceil((Date.parse(oldest.askedAt) + days * DAY_MS) / HOUR_MS) * HOUR_MS).toISOString();
};

/**
 * When the application may be filed again (RFC 3339), if somebody whom it would ask has been asked too often by now: by this
 * applicant, or by all together. `undefined` where nobody has.
 *
 * @param before at least those since `countedSince`, of `thoseToSpare`
 */
export function askedTooOften(
  { asked, applicant, before }: Asking,
  { policy, at }: { readonly policy: Policy; readonly at: string },
): string | undefined {
  const { days } = policy.requests;
  const since = countedSince(policy, at);
  const spared = thoseToSpare(asked, applicant, policy);
  const times = asked.flatMap((request) => {
    const number = numberOf(request.consenter);
    const limits = limitsFor(request, policy);
    if (limits === null || !spared.includes(number)) return [];
    const newestFirst = before
      .filter(({ consenter, askedAt }) => consenter === number && askedAt > since)
      .toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1));
    const byApplicant = newestFirst.filter((former) => former.applicant === applicant);
    return [freeAt(newestFirst, limits.inAll, days), freeAt(byApplicant, limits.byOneApplicant, days)];
  });
  return times
    .filter((time) => time > at)
    .toSorted()
    .at(-1);
}

export interface Asking {
  /** The requests that the application would lead to. */
  readonly asked: readonly AskedConsent[];
  /** IIN */
  readonly applicant: string;
  readonly before: readonly AskedBefore[];
}
