import type { Status } from '../../../client/shapes.ts';

/** The one thing that somebody wants to know, and how it looks. */
export interface Headline {
  readonly says:
    'opening' | 'owners' | 'objections' | 'caseworker' | 'registries' | 'stayOver' | NonNullable<Status['outcome']>;
  readonly tone: 'calm' | 'soon' | 'done' | 'late';
}

const TONES = {
  registered: 'done',
  withdrawn: 'done',
  refused: 'late',
  declined: 'late',
  expired: 'late',
  cancelled: 'calm',
} as const satisfies Record<NonNullable<Status['outcome']>, Headline['tone']>;

export function headlineOf({ outcome, stay, steps, waiting }: Status): Headline {
  if (outcome === 'registered' && stay !== null && stay.endedAt !== null) return { says: 'stayOver', tone: 'calm' };
  if (outcome !== null) return { says: outcome, tone: TONES[outcome] };
  const isBeingOpened = steps.some(({ name, state }) => name === 'received' && state === 'current');
  if (isBeingOpened) return { says: 'opening', tone: 'calm' };
  const says = waiting?.for ?? 'registries';
  return { says, tone: says === 'caseworker' ? 'soon' : 'calm' };
}
