import { Button } from '@mantine/core';
import { Hand } from 'lucide-react';
import { useApi } from '../../data/api-context.tsx';
import { useSession } from '../../session/session-context.tsx';
import { useNotice } from '../../shell/use-notice.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './action-panel.module.css';
import { tagOf, useCaseChange } from './use-case-change.ts';
import { failureWords } from './why-not.ts';

/** Takes a case that nobody has, with one click. Of two who click, one gets it, and the other sees who. */
export function ClaimButton() {
  const api = useApi();
  const session = useSession();
  const notify = useNotice();
  const { found, may, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { caseId, revision, assignee } = found;
  const change = useCaseChange(caseId, (me: string) =>
    api.assignCase({ caseId, ifMatch: tagOf(revision), body: { assignee: me } }),
  );
  if (session.kind !== 'staff' || assignee !== null || !may('assign-case')) return null;
  const claim = (): void =>
    change.mutate(session.id, {
      onSuccess: () => notify(t('actions.claimed'), 'done'),
      onError: (error) => notify(failureWords(t, error), 'failed'),
    });
  return (
    <li>
      <Button
        className={classes['button'] ?? ''}
        leftSection={<Hand size={17} aria-hidden="true" />}
        loading={change.isPending}
        onClick={claim}
      >
        {t('actions.claim')}
      </Button>
    </li>
  );
}
