import * as fc from 'fast-check';
import { type Channel, CHANNELS, type Service, SERVICES } from '../../domain/application.ts';
import type { ChipLook } from '../../domain/after-commit.ts';
import type { Answer } from '../../domain/consent-document.ts';
import { FOLLOW_UPS, type FollowUpName, STAY_ENDS, type StayEnd } from '../../domain/case.ts';
import { DAY_MS, HOUR_MS } from './sample-events.ts';

/** What may come to a case in any order, as plain data, so that a failing sequence shrinks to a short one. */
export type Move =
  /** What the case needs next: the way to a registration. */
  | { readonly kind: 'progress' }
  /** Something else that matters to a case where it stands; see `DIGRESSIONS`. */
  | { readonly kind: 'digress'; readonly pick: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'reject-signature' }
  | { readonly kind: 'answer'; readonly who: number; readonly answer: Answer; readonly evidence: EvidenceMade }
  | { readonly kind: 'object'; readonly who: number; readonly isProved: boolean }
  | { readonly kind: 'end-objections' }
  | { readonly kind: 'remind' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'extend'; readonly days: number; readonly by: Staff }
  | { readonly kind: 'note'; readonly note: number; readonly by: Staff }
  | { readonly kind: 'remind-one'; readonly who: number; readonly by: Staff }
  | { readonly kind: 'assign'; readonly assignee: string | null; readonly by: Staff }
  | ReviewMove
  | { readonly kind: 'register' }
  | { readonly kind: 'look-for-deaths' }
  | { readonly kind: 'follow-ups'; readonly names: readonly FollowUpName[]; readonly chipOrder: string | null }
  | { readonly kind: 'chip-look'; readonly orderState: ChipLook['orderState']; readonly reminded: boolean }
  | { readonly kind: 'end-stay'; readonly how: StayEnd; readonly isProved: boolean }
  | { readonly kind: 'stuck'; readonly step: string }
  | { readonly kind: 'resumed'; readonly step: string }
  /** One of the last messages once more, the very same, or for the first time if it was held up. */
  | { readonly kind: 'deliver'; readonly back: number }
  | WorldMove;

export interface ReviewMove {
  readonly kind: 'review';
  readonly decision: 'approve' | 'refuse';
  /** About one of the people, or about the case. */
  readonly who: number | null;
  readonly saw: 'all' | 'nothing' | 'unsaid';
  readonly isStale: boolean;
  readonly by: Staff;
}

/** The world changes, and nobody tells the case. */
export type WorldMove =
  | { readonly kind: 'sell'; readonly owners: readonly number[] }
  | { readonly kind: 'encumber'; readonly with: 'arrest' | 'court-prohibition' | 'pledge' | null }
  | { readonly kind: 'dwelling'; readonly is: 'sound' | 'unknown' | 'not-commissioned' }
  | { readonly kind: 'address'; readonly says: 'the-same' | 'another-category' }
  | { readonly kind: 'die'; readonly who: number }
  | { readonly kind: 'move'; readonly who: number; readonly to: 'here' | 'elsewhere' }
  | { readonly kind: 'crowd'; readonly neighbours: number }
  | { readonly kind: 'wait-for'; readonly what: 'deadline' | 'objections' | 'end-of-stay'; readonly offsetMs: number };

/** `own` is right; the others are how a signature can be wrong, or have been right once. */
export type EvidenceMade = 'own' | 'by-another' | 'replayed' | 'for-another';

/** Who acts at the counter: somebody with nothing to do with the case, or a party to it (R27). */
export type Staff = 'caseworker' | 'party';

export interface Timed {
  readonly move: Move;
  /** Passes before the move. */
  readonly waitMs: number;
  /** The message is written, but held up on its way. */
  readonly isHeldUp: boolean;
}

/** Owners come from a pool of so many; see `POOL` in `case-world.ts`. */
const POOL_SIZE = 5;

const owners = fc.subarray(Array.from({ length: POOL_SIZE }, (_, index) => index));
const steps = fc.constantFrom('carry-out-follow-ups', 'commit-registration');
const staff = fc.constantFrom<Staff>('caseworker', 'caseworker', 'caseworker', 'party');
const kind = <Kind extends Move['kind']>(name: Kind) => fc.constant(name);

const answers = fc.record({
  kind: kind('answer'),
  who: fc.nat(POOL_SIZE),
  answer: fc.constantFrom<Answer>('give', 'give', 'give', 'revoke', 'revoke', 'decline'),
  evidence: fc.constantFrom<EvidenceMade>('own', 'own', 'own', 'replayed', 'by-another', 'for-another'),
});

const reviews = fc.record({
  kind: kind('review'),
  decision: fc.constantFrom<ReviewMove['decision']>('approve', 'refuse'),
  who: fc.constantFrom(null, null, 0, 1, 2),
  saw: fc.constantFrom<ReviewMove['saw']>('all', 'all', 'nothing', 'unsaid'),
  isStale: fc.nat(9).map((of10) => of10 === 9),
  by: staff,
});

function weighted(weight: number, ...arbitraries: readonly fc.Arbitrary<Move>[]) {
  return arbitraries.map((arbitrary) => ({ weight, arbitrary }));
}

/** How often each kind comes; half of the moves lead on, or few cases would get far. */
const moves: fc.Arbitrary<Move> = fc.oneof(
  ...weighted(60, fc.record({ kind: kind('progress') })),
  ...weighted(20, answers),
  ...weighted(30, fc.record({ kind: kind('digress'), pick: fc.nat(60) })),
  ...weighted(
    6,
    reviews,
    fc.record({ kind: kind('deliver'), back: fc.oneof(fc.nat(5), fc.nat(40)) }),
    fc.record({ kind: kind('encumber'), with: fc.constantFrom('arrest', 'court-prohibition', 'pledge', null) }),
    fc.record({ kind: kind('object'), who: fc.nat(2), isProved: fc.nat(2).map((of3) => of3 > 0) }),
  ),
  ...weighted(
    4,
    fc.record({ kind: kind('sell'), owners }),
    fc.record({ kind: kind('extend'), days: fc.constantFrom(-1, 0, 1, 20), by: staff }),
  ),
  ...weighted(
    4,
    fc.record({ kind: kind('expire') }),
    fc.record({
      kind: kind('wait-for'),
      what: fc.constantFrom('deadline', 'objections', 'end-of-stay'),
      offsetMs: fc.constantFrom(-1, 0, 1),
    }),
  ),
  ...weighted(
    3,
    fc.record({ kind: kind('stuck'), step: steps }),
    fc.record({ kind: kind('resumed'), step: steps }),
    fc.record({ kind: kind('end-stay'), how: fc.constantFrom(...STAY_ENDS), isProved: fc.boolean() }),
    fc.record({
      kind: kind('chip-look'),
      orderState: fc.constantFrom('accepted', 'recorded', 'failed', 'unknown'),
      reminded: fc.boolean(),
    }),
    fc.record({
      kind: kind('follow-ups'),
      names: fc.subarray([...FOLLOW_UPS]),
      chipOrder: fc.constantFrom('order-1', null),
    }),
  ),
  ...weighted(
    2,
    fc.record({ kind: fc.constantFrom('remind', 'end-objections', 'register', 'look-for-deaths') }),
    fc.record({ kind: kind('assign'), assignee: fc.constantFrom('aigerim', 'bolat', null), by: staff }),
    fc.record({ kind: kind('move'), who: fc.nat(1), to: fc.constantFrom('here', 'elsewhere') }),
    fc.record({ kind: kind('crowd'), neighbours: fc.nat(4) }),
    fc.record({ kind: kind('address'), says: fc.constantFrom('the-same', 'another-category') }),
  ),
  ...weighted(
    1,
    fc.record({ kind: kind('die'), who: fc.nat(3) }),
    fc.record({ kind: kind('note'), note: fc.nat(3), by: staff }),
    fc.record({ kind: kind('remind-one'), who: fc.nat(3), by: staff }),
    fc.record({ kind: kind('dwelling'), is: fc.constantFrom('sound', 'sound', 'unknown', 'not-commissioned') }),
    fc.record({ kind: fc.constantFrom('open', 'reject-signature', 'cancel') }),
  ),
);

const waits = fc.oneof({ weight: 6, arbitrary: fc.nat(HOUR_MS) }, { weight: 1, arbitrary: fc.nat(3 * DAY_MS) });

const isHeldUp = fc.nat(9).map((of10) => of10 === 9);

export interface Plan {
  readonly service: Service;
  readonly channel: Channel;
  readonly owners: readonly number[];
  /** For how many days those who are to be withdrawn may object (R23). */
  readonly objectionPeriodDays: number;
  /** Whether the office has a norm of density (R18). */
  readonly isDensityLimited: boolean;
  readonly moves: readonly Timed[];
}

export const plans: fc.Arbitrary<Plan> = fc.record({
  service: fc.constantFrom(...SERVICES),
  channel: fc.constantFrom(...CHANNELS, 'portal', 'portal'),
  owners,
  objectionPeriodDays: fc.constantFrom(0, 5),
  isDensityLimited: fc.boolean(),
  moves: fc.array(fc.record({ move: moves, waitMs: waits, isHeldUp }), {
    minLength: 5,
    maxLength: 40,
    size: 'max',
  }),
});
