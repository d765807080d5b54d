import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './overview-page.module.css';
import grid from './overview-figures.module.css';

const PANELS = ['stages', 'ageing', 'time', 'outcomes'];

/** The shape of the page while its figures are counted. */
export function OverviewSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={classes['root']} aria-busy="true" role="status" aria-label={t('loading')}>
      <Skeleton height={84} radius="lg" />
      <div className={grid['root']}>
        {PANELS.map((panel) => (
          <Skeleton key={panel} height={260} radius="lg" />
        ))}
      </div>
    </div>
  );
}
