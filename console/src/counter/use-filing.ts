import { useMutation } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import type { Filing } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { answerOf } from '../data/api-problem.ts';
import { CASE, LIST } from '../data/case-queries.ts';
import { applicationOf } from './application-of.ts';
import type { Draft } from './draft.ts';
import { attemptFor, isOutcomeUnknown } from './filing-attempt.ts';
import type { Keeping } from './draft-storage.ts';

interface Kept extends Keeping {
  readonly keepNow: (keeping: Keeping) => void;
  /** What was filed is the case's now, and nothing of it stays in this browser. */
  readonly discard: () => void;
}

const bodyOf = (draft: Draft): Filing => ({
  application: applicationOf(draft),
  signature: { kind: 'in-person', documentNumber: draft.documentNumber.trim() },
});

/** Files what the form says, once: under a key that is kept until it is known what became of it. */
export function useFiling({ draft, attempt, keepNow, discard }: Kept, onFiled: (caseId: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const filing = useMutation({
    mutationFn: async () => {
      const body = bodyOf(draft);
      const current = attemptFor(body, attempt, () => crypto.randomUUID());
      keepNow({ draft, attempt: current });
      return (await answerOf(api.fileApplication({ idempotencyKey: current.key, body }))).body;
    },
    onSuccess: (filed) => {
      if ('revision' in filed) queries.setQueryData([CASE, filed.caseId], filed);
      void queries.invalidateQueries({ queryKey: [LIST] });
      discard();
      onFiled(filed.caseId);
    },
    onError: (error) => {
      if (!isOutcomeUnknown(error)) keepNow({ draft, attempt: null });
    },
  });
  /** Something was sent by this very form, and nobody knows whether it arrived. */
  const isInDoubt = attempt !== null && !filing.isPending && attempt.sent === JSON.stringify(bodyOf(draft));
  return { filing, isInDoubt };
}
