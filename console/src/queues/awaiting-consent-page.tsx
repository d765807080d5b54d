import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { caseListQuery } from '../data/case-queries.ts';
import { LiveSwitch } from '../live/live-switch.tsx';
import { Page } from '../shell/page.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { FailedState } from '../states/failed-state.tsx';
import classes from './awaiting-consent-page.module.css';
import { MoreCases } from './more-cases.tsx';
import { QUEUE_ORDERS, type QueueOrder } from './queue-search.ts';
import { QueueTable } from './queue-table.tsx';

const route = getRouteApi('/shell/queues/awaiting-consent');

/** Everybody whose consent the law asks for, and who hasn't answered: the least time left first. */
export function AwaitingConsentPage() {
  const { t } = useTranslation('queues');
  const { sort = 'deadlineAt' } = route.useSearch();
  const navigate = route.useNavigate();
  const cases = useInfiniteQuery(caseListQuery(useApi(), { stage: 'awaiting-consent', sort }));
  const rows = cases.data?.pages.flatMap(({ data }) => data);
  const sortBy = (order: QueueOrder): void => void navigate({ search: { sort: order }, replace: true });

  return (
    <Page title={t('name.awaiting-consent')} lead={t('about.awaiting-consent')} actions={<LiveSwitch />}>
      <Select
        className={classes['order'] ?? ''}
        label={t('sortLabel')}
        data={QUEUE_ORDERS.map((order) => ({ value: order, label: t(`sort.${order}`) }))}
        value={sort}
        onChange={(value) => sortBy(QUEUE_ORDERS.find((order) => order === value) ?? 'deadlineAt')}
        allowDeselect={false}
      />
      {rows === undefined && cases.error !== null && (
        <FailedState error={cases.error} onRetry={() => void cases.refetch()} />
      )}
      {rows?.length === 0 && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {(rows === undefined ? cases.error === null : rows.length > 0) && (
        <QueueTable caption={t('name.awaiting-consent')} rows={rows} sort={sort} onSort={sortBy} />
      )}
      {rows !== undefined && rows.length > 0 && (
        <MoreCases
          shown={rows.length}
          hasMore={cases.hasNextPage}
          isLoading={cases.isFetchingNextPage}
          onMore={() => void cases.fetchNextPage()}
        />
      )}
    </Page>
  );
}
