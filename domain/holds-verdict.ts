import type { CaseEvent } from './case-events.ts';
import type { ReviewDecision } from './decide.ts';
import { matterKey } from './review-matters.ts';

function saysTheSame({ actor, fact }: CaseEvent, verdict: ReviewDecision): boolean {
  const { decision, ground = 'refused-in-review', reason, registrant, caseworker } = verdict;
  if (actor.kind !== 'caseworker' || actor.id !== caseworker.id) return false;
  if (decision === 'approve') return fact.type === 'review-approved' && fact.reason === reason;
  if (fact.type === 'case-refused') return fact.ground === ground && fact.reason === reason;
  return fact.type === 'person-refused' && fact.iin === registrant && fact.ground === ground && fact.reason === reason;
}

/**
 * Whether an audit trail (oldest first) holds this very verdict (R17): the same caseworker has said the same about the review
 * that the verdict is about. That is the one whose matters it names; a verdict that names none is about the last.
 */
export function holdsVerdict(events: readonly CaseEvent[], verdict: ReviewDecision): boolean {
  const { matters } = verdict;
  const last = events.findLastIndex(({ fact }) => fact.type === 'review-requested');
  return events.some((event, index) => {
    if (!saysTheSame(event, verdict)) return false;
    if (matters === undefined) return index > last;
    const decided = events
      .slice(0, index)
      .map(({ fact }) => fact)
      .findLast((fact) => fact.type === 'review-requested');
    return decided !== undefined && decided.matters.every((matter) => matters.includes(matterKey(matter)));
  });
}
