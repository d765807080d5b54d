import type { Case } from './case.ts';
import type { CaseEvent } from './case-events.ts';

/** A fact that doesn't fit the stage it is applied in: a defect of ours, never an answer to a person. */
export class ImpossibleEvent extends Error {
  override readonly name = 'ImpossibleEvent';
}

export const impossible = (state: Case | undefined, { fact }: CaseEvent): never => {
  throw new ImpossibleEvent(`${fact.type} can't happen to a case that is ${state?.stage ?? 'not yet received'}`);
};
