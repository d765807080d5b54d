import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './case-screen.module.css';

/** The shape of a case while it is on its way. */
export function CaseSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={classes['root']} role="status" aria-busy="true" aria-label={t('loading')}>
      <div className={classes['top']}>
        <Skeleton height={184} radius="lg" />
        <Skeleton height={56} radius="lg" />
        <Skeleton height={76} radius="lg" />
      </div>
      <div className={classes['doing']}>
        <Skeleton height={150} radius="lg" />
        <Skeleton height={320} radius="lg" />
      </div>
      <div className={classes['main']}>
        <Skeleton height={220} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </div>
    </div>
  );
}
