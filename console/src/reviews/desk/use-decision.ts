import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case, ReviewDecision } from '../../../../client/create-tirkeu-client.ts';
import { tagOf, useCaseChange } from '../../cases/actions/use-case-change.ts';
import { useApi } from '../../data/api-context.tsx';
import { findNextReview } from '../review-queue.ts';

interface Decision {
  /** The revision that was looked at. */
  readonly ifMatch: number;
  readonly body: ReviewDecision;
}

/**
 * Sends the decision, then brings up the next case: the desk stays at work.
 *
 * @param onDecided hears of it also where the form is gone by then
 */
export function useDecision(
  { caseId, registrant }: Pick<Case, 'caseId' | 'registrant'>,
  onDecided: (decided: Case) => void,
) {
  const { t } = useTranslation(['reviews', 'common']);
  const api = useApi();
  const navigate = useNavigate();
  const change = useCaseChange(caseId, ({ ifMatch, body }: Decision) =>
    api.reviewCase({ caseId, ifMatch: tagOf(ifMatch), body }),
  );

  async function goOn(decided: Case, { body }: Decision): Promise<void> {
    const name = registrant.name ?? t('common:unknown');
    notifications.show({ message: t(`decided.${body.decision}`, { name }), color: 'sage' });
    // Of several people one was refused, and the others still wait.
    if (decided.stage === 'in-review') return;
    const next = await findNextReview(api, caseId).catch(() => undefined);
    await (next === undefined
      ? navigate({ to: '/reviews' })
      : navigate({ to: '/reviews/$caseId', params: { caseId: next.caseId } }));
  }

  /** Awaited here, not as a callback of the form: the live stream may take the form away before the answer is there. */
  async function mutate(decision: Decision): Promise<void> {
    const decided = await change.mutateAsync(decision).catch(() => undefined);
    if (decided === undefined) return;
    onDecided(decided);
    await goOn(decided, decision);
  }
  return { mutate, error: change.error, isPending: change.isPending };
}
