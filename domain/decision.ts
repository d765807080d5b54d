import type { Fact } from './case-events.ts';
import type { Ground } from './grounds.ts';
import type { Rejection } from './messages.ts';

/** What a command comes to: the facts it adds to the case, and for a message that was turned away the reason. */
export interface Decision {
  readonly facts: readonly Fact[];
  readonly rejection?: Rejection;
}

export const NOTHING: Decision = { facts: [] };

export const rejected = (rejection: Rejection, ...facts: Fact[]): Decision => ({ facts, rejection });

/** A refusal of a case that was opened, or couldn't be: nothing more is learned from it. */
export const refusal = (ground: Ground, reason: string | null): Fact => ({
  type: 'case-refused',
  ground,
  reason,
  learned: null,
  people: [],
});

type PersonRefused = Extract<Fact, { readonly type: 'person-refused' }>;

/** A refusal of one of several people; the case goes on for the others (R23). */
export const personRefusal = (iin: string, ground: Ground, reason: string | null): PersonRefused => ({
  type: 'person-refused',
  iin,
  ground,
  reason,
});
