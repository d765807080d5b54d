import * as fc from 'fast-check';
import { type Channel, CHANNELS } from '../../domain/application.ts';
import type { Answer } from '../../domain/consent-document.ts';
import { FOLLOW_UPS, type FollowUpName } from '../../domain/case.ts';
import { DAY_MS, HOUR_MS } from './sample-case.ts';

/** What may come to a case in any order, as plain data, so that a failing sequence shrinks to a short one. */
export type Move =
  /** What the case needs next: the way to a registration. */
  | { readonly kind: 'progress' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reject-signature' }
  | {
      readonly kind: 'answer';
      readonly who: number;
      readonly answer: Answer;
      readonly evidence: EvidenceMade;
    }
  | { readonly kind: 'remind' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'review'; readonly decision: 'approve' | 'refuse' }
  | { readonly kind: 'register' }
  | { readonly kind: 'follow-ups'; readonly names: readonly FollowUpName[] }
  | { readonly kind: 'stuck'; readonly step: string }
  | { readonly kind: 'resumed'; readonly step: string }
  /** One of the last messages once more, the very same, or for the first time if it was held up. */
  | { readonly kind: 'deliver'; readonly back: number }
  /** The world changes, and nobody tells the case. */
  | { readonly kind: 'sell'; readonly owners: readonly number[] }
  | { readonly kind: 'encumber'; readonly with: 'arrest' | 'court-prohibition' | 'pledge' | null }
  | { readonly kind: 'dwelling'; readonly is: 'sound' | 'unknown' | 'not-commissioned' }
  | { readonly kind: 'die' }
  | { readonly kind: 'wait-for-deadline'; readonly offsetMs: number };

/** `own` is right; the others are how a signature can be wrong, or have been right once. */
export type EvidenceMade = 'own' | 'by-another' | 'replayed' | 'for-another';

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
const kind = <Kind extends Move['kind']>(name: Kind) => fc.constant(name);

const answers = fc.record({
  kind: kind('answer'),
  who: fc.nat(POOL_SIZE),
  answer: fc.constantFrom<Answer>('give', 'give', 'give', 'revoke', 'revoke', 'decline'),
  evidence: fc.constantFrom<EvidenceMade>('own', 'own', 'own', 'replayed', 'by-another', 'for-another'),
});

function weighted(weight: number, ...arbitraries: readonly fc.Arbitrary<Move>[]) {
  return arbitraries.map((arbitrary) => ({ weight, arbitrary }));
}

/** How often each kind comes; half of the moves lead on, or few cases would get far. */
const moves: fc.Arbitrary<Move> = fc.oneof(
  ...weighted(40, fc.record({ kind: kind('progress') })),
  ...weighted(20, answers),
  ...weighted(
    6,
    fc.record({ kind: kind('deliver'), back: fc.oneof(fc.nat(5), fc.nat(40)) }),
    fc.record({ kind: kind('encumber'), with: fc.constantFrom('arrest', 'court-prohibition', 'pledge', null) }),
  ),
  ...weighted(4, fc.record({ kind: kind('sell'), owners })),
  ...weighted(
    4,
    fc.record({ kind: kind('expire') }),
    fc.record({ kind: kind('wait-for-deadline'), offsetMs: fc.constantFrom(-1, 0, 1) }),
  ),
  ...weighted(
    3,
    fc.record({ kind: kind('stuck'), step: steps }),
    fc.record({ kind: kind('resumed'), step: steps }),
    fc.record({ kind: kind('register') }),
  ),
  ...weighted(
    2,
    fc.record({ kind: kind('remind') }),
    fc.record({ kind: kind('review'), decision: fc.constantFrom('approve', 'refuse') }),
    fc.record({ kind: kind('follow-ups'), names: fc.subarray([...FOLLOW_UPS]) }),
  ),
  ...weighted(
    1,
    fc.record({ kind: kind('dwelling'), is: fc.constantFrom('sound', 'sound', 'unknown', 'not-commissioned') }),
    fc.record({ kind: fc.constantFrom('open', 'reject-signature', 'cancel', 'die') }),
  ),
);

const waits = fc.oneof({ weight: 6, arbitrary: fc.nat(HOUR_MS) }, { weight: 1, arbitrary: fc.nat(3 * DAY_MS) });

const isHeldUp = fc.nat(9).map((of10) => of10 === 9);

export interface Plan {
  readonly channel: Channel;
  readonly owners: readonly number[];
  readonly moves: readonly Timed[];
}

export const plans: fc.Arbitrary<Plan> = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  owners,
  moves: fc.array(fc.record({ move: moves, waitMs: waits, isHeldUp }), {
    minLength: 5,
    maxLength: 40,
    size: 'max',
  }),
});
