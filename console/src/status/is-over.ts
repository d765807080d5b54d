import type { Status } from '../../../client/shapes.ts';

/** Nothing will happen any more of which this page could tell. */
export const isOver = ({ outcome, steps, stay }: Status): boolean =>
  outcome !== null && steps.every(({ state }) => state === 'done') && (stay === null || stay.endedAt !== null);
