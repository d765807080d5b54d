import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../data/api-context.tsx';
import { answerOf } from '../data/api-problem.ts';
import { CASE, LIST } from '../data/case-queries.ts';
import { useSigner } from '../signing/use-signer.ts';
import { bytesOf } from './application-of.ts';
import { attemptFor, bodyOf, isOf, isOutcomeUnknown } from './filing-attempt.ts';
import type { Keeping } from './draft-storage.ts';

interface Kept extends Keeping {
  readonly keepNow: (keeping: Keeping) => void;
  /** What was filed is the case's now, and nothing of it stays in this browser. */
  readonly discard: () => void;
}

/** Files what the form says, once: under a key that is kept until it is known what became of it. */
export function useFiling({ draft, attempt, keepNow, discard }: Kept, onFiled: (caseId: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const signer = useSigner();
  const filing = useMutation({
    mutationFn: async () => {
      const current = await attemptFor(draft, attempt, {
        newKey: () => crypto.randomUUID(),
        sign: async (application) => (await signer(bytesOf(application))).cms,
      });
      keepNow({ draft, attempt: current });
      return (await answerOf(api.fileApplication({ idempotencyKey: current.key, body: bodyOf(draft, current) }))).body;
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
  const isInDoubt = attempt !== null && !filing.isPending && isOf(attempt, draft);
  return { filing, isInDoubt };
}
