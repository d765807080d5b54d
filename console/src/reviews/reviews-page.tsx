import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { LiveSwitch } from '../live/live-switch.tsx';
import { Page } from '../shell/page.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { FailedState } from '../states/failed-state.tsx';
import { reviewQueueQuery } from './review-queue.ts';
import { ReviewRow } from './review-row.tsx';
import classes from './reviews-page.module.css';

const SHAPES = ['first', 'second', 'third'] as const;

/** What the rules leave to a person, the most urgent first. */
export function ReviewsPage() {
  const { t } = useTranslation(['reviews', 'common']);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    reviewQueueQuery(useApi()),
  );
  const rows = data?.pages.flatMap((page) => page.data);
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LiveSwitch />}>
      {rows === undefined && error !== null && <FailedState error={error} onRetry={() => void refetch()} />}
      {rows?.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {rows === undefined && error === null && (
        <div className={classes['list']} role="status" aria-busy="true" aria-label={t('common:loading')}>
          {SHAPES.map((shape) => (
            <Skeleton key={shape} height={86} radius="lg" />
          ))}
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <ul className={classes['list']} data-holds-still>
          {rows.map((row) => (
            <ReviewRow key={row.caseId} row={row} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
