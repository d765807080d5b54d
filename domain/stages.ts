/** Where a case stands. Every legal move is written here once; nothing else decides which stage may follow which. */
export const TRANSITIONS = {
  opening: ['awaiting-consent', 'awaiting-objections', 'checking-ownership', 'closed'],
  'awaiting-consent': ['awaiting-objections', 'checking-ownership', 'closed'],
  'awaiting-objections': ['checking-ownership', 'awaiting-consent', 'closed'],
  'checking-ownership': ['registering', 'awaiting-consent', 'in-review', 'closed'],
  'in-review': ['checking-ownership', 'awaiting-consent', 'closed'],
  registering: ['registered', 'awaiting-consent', 'closed'],
  registered: ['closed'],
  closed: [],
} as const satisfies Record<string, readonly string[]>;

export type Stage = keyof typeof TRANSITIONS;

export const STAGES: readonly Stage[] = [
  'opening',
  'awaiting-consent',
  'awaiting-objections',
  'checking-ownership',
  'in-review',
  'registering',
  'registered',
  'closed',
];

const followers = (stage: Stage): readonly Stage[] => TRANSITIONS[stage];

/** Staying is always legal: an event may change a case without moving it. */
export const mayFollow = (from: Stage, to: Stage): boolean => from === to || followers(from).includes(to);

/** A stage that nothing follows. Derived, so that a new stage can't be forgotten here. */
export const isTerminal = (stage: Stage): boolean => followers(stage).length === 0;

/** Until the registration is committed, consents can be revoked and the case cancelled (R14). */
export const isBeforeCommit = (stage: Stage): boolean => stage !== 'registered' && !isTerminal(stage);
