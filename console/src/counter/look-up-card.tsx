import { Alert, Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
    const { message, code } = failureOf(error);
    return (
      <Alert variant="light" color="gold" role="alert">
        {code === 'registry-unavailable' ? t('registryAway') : t(`common:failed.${message}`, { code })}{' '}
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
