import type { Case, Failure, TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { isBeingOpened } from '../data/case-queries.ts';

/** What became of the wish to give a case to somebody. */
export type AssignmentResult =
  | { readonly kind: 'done'; readonly found: Case }
  /** A colleague has it: nobody takes it from them without having been asked. */
  | { readonly kind: 'held'; readonly found: Case }
  /** Not allowed, and why: the api's code. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nobody knows: no answer came, or it was one of trouble. */
  | { readonly kind: 'failed' };

/** Consents come in while somebody assigns: a case that changes more often than this within a second is asked about. */
const ATTEMPTS = 4;

/** Whether a colleague would lose it: then whoever takes it is asked first. */
export const isColleagues = ({ assignee }: Pick<Case, 'assignee'>, me: string, target: string | null): boolean =>
  assignee !== null && assignee !== me && assignee !== target;

/**
 * Gives a case to somebody, as far as it is with whom it was seen. What else happened to it meanwhile doesn't matter; that a
 * colleague got it does.
 */
export async function assignCase(api: TirkeuClient, seen: Case, target: string | null): Promise<AssignmentResult> {
  let { revision } = seen;
  try {
    for (let attempt = 1; ; attempt += 1) {
      const { caseId } = seen;
      const answer = await api.assignCase({ caseId, ifMatch: `"${revision}"`, body: { assignee: target } });
      if (answer.ok) return { kind: 'done', found: answer.body };
      if (answer.problem.code !== 'case-changed' || attempt === ATTEMPTS) return noOf(answer);
      const now = await readCase(api, caseId);
      if (now === undefined) return { kind: 'failed' };
      if (now.assignee === target) return { kind: 'done', found: now };
      // Where a colleague has given it back meanwhile nobody loses it.
      if (now.assignee !== null && now.assignee !== seen.assignee) return { kind: 'held', found: now };
      ({ revision } = now);
    }
  } catch {
    // No answer at all. Trying again does no harm: the revision tells whether it was done.
    return { kind: 'failed' };
  }
}

const noOf = ({ status, problem }: Failure): AssignmentResult =>
  status >= 500 || status === 429 ? { kind: 'failed' } : { kind: 'refused', code: problem.code };

async function readCase(api: TirkeuClient, caseId: string): Promise<Case | undefined> {
  const answer = await api.getCase({ caseId });
  if (!answer.ok || answer.status === 304 || isBeingOpened(answer.body)) return undefined;
  return answer.body;
}
