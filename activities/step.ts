import type { Case } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { Rejection } from '../domain/messages.ts';

/** What every step is told: which case, as its caller knows it, and the instant at which the step counts. */
export interface Basis {
  readonly caseId: string;
  /**
   * The case as the workflow knows it. It may lag behind the store: good for asking registries and for wording documents,
   * while a decision made on it counts only if the store is at the same revision.
   */
  readonly known: Case | undefined;
  readonly at: string;
}

/** What every step answers: all events that `known` lacks, whether this step added them or another that the caller missed. */
export interface StepResult {
  readonly events: readonly CaseEvent[];
  readonly rejection: Rejection | null;
}

/** The part of a change that comes from its basis. */
export const changeFrom = ({ caseId, known, at }: Basis) => ({
  caseId,
  since: known?.revision ?? 0,
  known: { state: known },
  at,
});

/** @throws {Error} where a step that follows the opening is asked for before it: a defect of the workflow */
export function knownCase({ caseId, known }: Basis): Case {
  if (known === undefined) throw new Error(`a step of case ${caseId} came before its opening`);
  return known;
}
