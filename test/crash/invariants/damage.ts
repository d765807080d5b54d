import type { CaseEvent } from '../../../domain/case-events.ts';
import type { ResidenceDocument } from '../../../store/schemas.ts';
import type { Effect } from '../effects.ts';
import { documentOf, SOUND } from './sound-traces.ts';
import type { Traces } from './traces.ts';

/** Ways to spoil the sound run. */

/** The same with a case as other events make it. */
export function withTrail(trail: readonly CaseEvent[], document = documentOf(trail)): Partial<Traces> {
  const { _id } = document;
  return {
    cases: [...SOUND.cases.filter((found) => found._id !== _id), document],
    trails: new Map([...SOUND.trails, [_id, trail]]),
  };
}

/** The same with residences that have taken the place of those of their ids. */
export const withResidences = (...changed: readonly ResidenceDocument[]): Partial<Traces> => ({
  residences: [...SOUND.residences.filter(({ _id }) => changed.every((one) => one._id !== _id)), ...changed],
});

export const withEffects = (...more: readonly Effect[]): Partial<Traces> => ({ effects: [...SOUND.effects, ...more] });

export const withoutEffect = (isMeant: (one: Effect) => boolean): Partial<Traces> => ({
  effects: SOUND.effects.filter((one) => !isMeant(one)),
});
