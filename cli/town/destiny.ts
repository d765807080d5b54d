import { between, diceOf, pick } from './dice.ts';

/** What the people of one case are going to do. */
export interface Destiny {
  /** Of the stand-in registries: they give fresh people for it each time. */
  readonly situation: string;
  /** Through which an application comes that need not come to the counter. */
  readonly channel: 'portal' | 'mobile' | 'bank';
  /** `silence`: whoever is asked never answers. */
  readonly answer: 'give' | 'decline' | 'silence';
  /** What a caseworker decides who finds the case in review; `null`: it stays in the queue. */
  readonly verdict: 'approve' | 'refuse' | null;
  /** Arrivals that pass before each thing that somebody does. */
  readonly hesitation: number;
}

/** Situations and how often they come. All services; consents of every kind; what is refused at once, and what is unclear. */
export const SITUATIONS = [
  ['renter-one-owner', 14],
  ['renter-two-owners', 10],
  ['co-owner', 6],
  ['sole-owner', 6],
  ['minor-owner', 3],
  ['organisation-owner', 2],
  ['attorney-for-owner', 2],
  ['state-tenant', 3],
  ['teenager-15', 2],
  ['newcomer', 2],
  ['hotel-guest', 2],
  ['counter-minor-owner', 3],
  ['counter-incapable-owner', 2],
  ['temporary-stay', 9],
  ['temporary-stay-own-place', 2],
  ['owner-withdrawal', 5],
  ['owner-withdrawal-sole-owner', 3],
  ['emigrant', 4],
  ['arrested-dwelling', 4],
  ['two-registries-disagree', 2],
  ['deceased-owner', 2],
  ['crowded-flat', 2],
  ['expired-document', 2],
  ['uncommissioned', 1],
  ['other-category', 1],
] as const;

/** Of what the `n`-th case will be, and what its people will do: the same whenever it is asked. */
export function destinyOf(n: number): Destiny {
  const dice = diceOf(n);
  return {
    situation: pick(dice('situation'), SITUATIONS),
    channel: pick(dice('channel'), [
      ['portal', 5],
      ['mobile', 4],
      ['bank', 2],
    ]),
    answer: pick(dice('answer'), [
      ['give', 70],
      ['decline', 10],
      ['silence', 20],
    ]),
    verdict: pick(dice('verdict'), [
      [null, 6],
      ['approve', 3],
      ['refuse', 1],
    ]),
    hesitation: between(dice('hesitation'), 2, 30),
  };
}
