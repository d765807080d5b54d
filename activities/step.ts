import type { CaseEvent } from '../domain/case-events.ts';
import type { Rejection } from '../domain/messages.ts';

/** What every step is told: which case, how much of it the caller knows, and the instant at which the step counts. */
export interface Basis {
  readonly caseId: string;
  readonly since: number;
  readonly at: string;
}

/** What every step answers: all events after `since`, whether this step added them or another that the caller missed. */
export interface StepResult {
  readonly events: readonly CaseEvent[];
  readonly rejection: Rejection | null;
}
