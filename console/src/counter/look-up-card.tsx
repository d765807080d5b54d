import { Alert, Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../data/api-problem.ts';
import { failureOf } from '../states/failure-of.ts';
import classes from './look-up-card.module.css';

interface Props {
  readonly isLoading: boolean;
  /** Only what isn't about the number: that is said at its field. */
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly label: string;
  readonly children: ReactNode;
}

/** What a registry says, where it stands: on its way, there, or not to be had now. */
export function LookUpCard({ isLoading, error, onRetry, label, children }: Props) {
  const { t } = useTranslation(['counter', 'common']);
  if (isLoading) {
    return (
      <div className={classes['card']} role="status" aria-label={t('common:loading')}>
        <Skeleton height={16} width="45%" />
        <Skeleton height={12} mt={10} width="70%" />
        <Skeleton height={12} mt={8} width="60%" />
      </div>
    );
  }
  if (error !== null) {
    const detail = error instanceof ApiProblem ? error.problem.detail : '';
    const isRegistry = error instanceof ApiProblem && error.code === 'registry-unavailable';
    return (
      <Alert variant="light" color="gold" role="alert">
        {isRegistry ? t('registryAway') : t(`common:failed.${failureOf(error).message}`, { detail })}{' '}
        <Button size="compact-sm" variant="subtle" onClick={onRetry}>
          {t('common:retry')}
        </Button>
      </Alert>
    );
  }
  return (
    <div className={classes['card']} role="group" aria-label={label}>
      {children}
    </div>
  );
}
