import { type Case, FOLLOW_UPS, isWanted, registrationOf } from '../../domain/case.ts';
import type { Stage } from '../../domain/stages.ts';
import type { MessageMove } from './case-messages.ts';
import type { ReviewMove, WorldMove } from './case-moves.ts';

/** Where a case goes from where it stands: the way to its end, and what else may matter there. */

const VERDICT: ReviewMove = {
  kind: 'review',
  decision: 'approve',
  who: null,
  saw: 'all',
  isStale: false,
  by: 'caseworker',
};

/** The move that leads a case on: to its registration, and then to its end. */
export function progressOf(state: Case, now: string): MessageMove | WorldMove | undefined {
  switch (state.stage) {
    case 'opening':
      return { kind: 'open' };
    case 'awaiting-consent':
      return { kind: 'answer', who: state.consents.findIndex(isWanted), answer: 'give', evidence: 'own' };
    case 'awaiting-objections':
      return { kind: 'end-objections' };
    case 'checking-ownership':
      return { kind: 'register' };
    case 'in-review':
      return VERDICT;
    case 'registered':
      return progressAfterCommit(state, now);
    // Nobody meets a case in this stage: it is passed through inside one decision.
    case 'registering':
    case 'closed':
      return undefined;
  }
}

function progressAfterCommit(state: Case, now: string): MessageMove | WorldMove {
  const { followUps = [], stay = null } = registrationOf(state) ?? {};
  if (followUps.some((followUp) => followUp.state === 'pending')) {
    return { kind: 'follow-ups', names: FOLLOW_UPS, chipOrder: 'order-1' };
  }
  if (followUps.some((followUp) => followUp.state === 'ordered')) {
    return { kind: 'chip-look', orderState: 'recorded', reminded: false };
  }
  return stay !== null && now < stay.until
    ? { kind: 'wait-for', what: 'end-of-stay', offsetMs: 0 }
    : { kind: 'end-stay', how: 'last-day', isProved: true };
}

const revocation = { kind: 'answer', who: 0, answer: 'revoke', evidence: 'own' } as const;

const DIGRESSIONS: Readonly<Record<Stage, readonly (MessageMove | WorldMove)[]>> = {
  opening: [
    { kind: 'crowd', neighbours: 4 },
    { kind: 'sell', owners: [0, 1] },
  ],
  'awaiting-consent': [
    { kind: 'extend', days: 5, by: 'caseworker' },
    { kind: 'remind' },
    { kind: 'wait-for', what: 'deadline', offsetMs: 0 },
    { kind: 'object', who: 0, isProved: true },
    { kind: 'encumber', with: 'court-prohibition' },
    { kind: 'address', says: 'another-category' },
    { kind: 'move', who: 0, to: 'elsewhere' },
    { kind: 'die', who: 1 },
    { kind: 'look-for-deaths' },
  ],
  'awaiting-objections': [
    { kind: 'object', who: 0, isProved: true },
    { kind: 'object', who: 1, isProved: false },
    { kind: 'wait-for', what: 'objections', offsetMs: 0 },
    revocation,
  ],
  'checking-ownership': [
    { kind: 'move', who: 0, to: 'here' },
    { kind: 'move', who: 0, to: 'elsewhere' },
    { kind: 'move', who: 1, to: 'elsewhere' },
    { kind: 'encumber', with: 'arrest' },
    { kind: 'address', says: 'another-category' },
    { kind: 'crowd', neighbours: 4 },
    { kind: 'die', who: 0 },
    { kind: 'object', who: 0, isProved: true },
    revocation,
  ],
  'in-review': [
    { ...VERDICT, saw: 'nothing' },
    { ...VERDICT, saw: 'nothing', decision: 'refuse' },
    { ...VERDICT, isStale: true },
    { ...VERDICT, isStale: true, decision: 'refuse' },
    { ...VERDICT, by: 'party' },
    { ...VERDICT, who: 2 },
    { ...VERDICT, decision: 'refuse' },
    { ...VERDICT, decision: 'refuse', who: 0 },
    { kind: 'object', who: 0, isProved: true },
    revocation,
    revocation,
  ],
  registering: [],
  registered: [
    { kind: 'chip-look', orderState: 'accepted', reminded: true },
    { kind: 'chip-look', orderState: 'failed', reminded: false },
    { kind: 'chip-look', orderState: 'unknown', reminded: false },
    { kind: 'end-stay', how: 'registrant', isProved: true },
    { kind: 'end-stay', how: 'owner', isProved: true },
    { kind: 'end-stay', how: 'superseded', isProved: true },
  ],
  closed: [],
};

export function digressionOf({ stage }: Case, pick: number): MessageMove | WorldMove | undefined {
  const choices = DIGRESSIONS[stage];
  return choices[pick % Math.max(1, choices.length)];
}
