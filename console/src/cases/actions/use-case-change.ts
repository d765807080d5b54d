import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Case, Failure, Success } from '../../../../client/create-tirkeu-client.ts';
import { answerOf } from '../../data/api-problem.ts';
import { CASE, LIST } from '../../data/case-queries.ts';

type Settled = Success<200 | 202, Case> | Failure;

/**
 * A call that changes the case on the screen. What comes back is the case as it then is, so it is shown at once; whatever
 * came of the call, the rest of the page is looked at again: after a "no" because the page was wrong about something.
 */
export function useCaseChange<Input>(caseId: string, call: (input: Input) => Promise<Settled>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => (await answerOf(call(input))).body,
    onSuccess: (body) => {
      queries.setQueryData([CASE, caseId], body);
      void queries.invalidateQueries({ queryKey: [LIST] });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: [CASE, caseId] }),
  });
}

/** The state that somebody decides on, as `If-Match` names it. */
export const tagOf = (revision: number): string => `"${revision}"`;
