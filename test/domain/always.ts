import * as fc from 'fast-check';
import { plans } from './case-moves.ts';
import { walk, type Walk } from './case-walk.ts';

/** A law of every walk. What is generated, and shown where it fails, is the plan. */
export const always = (law: (story: Walk) => void, numRuns = 300): void =>
  fc.assert(
    fc.property(plans, (plan) => {
      law(walk(plan));
    }),
    { numRuns },
  );
