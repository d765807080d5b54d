import { Button, Loader } from '@mantine/core';
import { Check, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useStaffName } from '../data/use-staff-name.ts';
import classes from './assignment-dialog.module.css';
import type { AssignmentEntry } from './use-assignment.ts';

interface Props {
  readonly entry: AssignmentEntry;
  readonly onTake: (found: Case) => void;
  readonly onLeave: () => void;
  readonly onRetry: () => void;
}

/** Reasons that have words of their own; the rest is said by the api's code. */
const REASONS = ['own-case', 'case-closed', 'foreign-office', 'not-your-role'] as const;

/** How it stands with one case: what became of it, or the question whose answer decides that. */
export function EntryState({ entry: { seen, state }, onTake, onLeave, onRetry }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  const nameOf = useStaffName();
  const registrant = seen.registrant.name ?? t('common:unknown');
  switch (state.kind) {
    case 'running':
      return <Loader size="sm" aria-label={t('common:loading')} />;
    case 'done':
      return (
        <span className={classes['state']} data-kind="done">
          <Check size={16} aria-hidden="true" />
          {t('assign.state.done')}
        </span>
      );
    case 'left':
      return (
        <span className={classes['state']}>
          <Minus size={16} aria-hidden="true" />
          {t('assign.state.left')}
        </span>
      );
    case 'held': {
      const holder = state.found.assignee === null ? t('common:nobody') : nameOf(state.found.assignee);
      return (
        <span className={classes['question']}>
          <span className={classes['state']}>{t('assign.state.held', { name: holder })}</span>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('assign.leave')}: ${registrant}`}
            onClick={onLeave}
          >
            {t('assign.leave')}
          </Button>
          <Button
            size="compact-sm"
            variant="light"
            aria-label={`${t('assign.take')}: ${registrant}`}
            onClick={() => onTake(state.found)}
          >
            {t('assign.take')}
          </Button>
        </span>
      );
    }
    case 'refused': {
      const reason = REASONS.find((code) => code === state.code);
      return (
        <span className={classes['state']} data-kind="refused">
          <TriangleAlert size={16} aria-hidden="true" />
          {reason === undefined ? t('assign.refused.other', { code: state.code }) : t(`assign.refused.${reason}`)}
        </span>
      );
    }
    case 'failed':
      return (
        <span className={classes['question']}>
          <span className={classes['state']} data-kind="failed">
            <TriangleAlert size={16} aria-hidden="true" />
            {t('assign.state.failed')}
          </span>
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('common:retry')}
          </Button>
        </span>
      );
  }
}
