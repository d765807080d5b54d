import type { Caseworker } from './application.ts';
import type { CaseEvent } from './case-events.ts';

/*
 * Whether an audit trail (oldest first) holds what a caseworker says. A repeat finds its own words there and is answered as
 * the first time; a colleague who wanted the same finds somebody else's, and has to know that theirs weren't kept.
 */

const isTheirs = ({ actor }: CaseEvent, caseworker: Caseworker): boolean =>
  actor.kind === 'caseworker' && actor.id === caseworker.id;

interface Extension {
  readonly caseworker: Caseworker;
  readonly deadlineAt: string;
  readonly reason: string;
}

/** R15: the deadline as it is now was set by this very caseworker, for this reason. */
export function holdsExtension(events: readonly CaseEvent[], { caseworker, deadlineAt, reason }: Extension): boolean {
  const last = events.findLast(({ fact }) => fact.type === 'deadline-extended');
  if (last?.fact.type !== 'deadline-extended') return false;
  return isTheirs(last, caseworker) && last.fact.deadlineAt === deadlineAt && last.fact.reason === reason;
}

/** R14: this very caseworker has withdrawn the application for the applicant, for this reason. */
export const holdsCancellation = (
  events: readonly CaseEvent[],
  { caseworker, reason }: { readonly caseworker: Caseworker; readonly reason: string | null },
): boolean =>
  events.some(
    (event) =>
      event.fact.type === 'application-cancelled' && isTheirs(event, caseworker) && event.fact.reason === reason,
  );
