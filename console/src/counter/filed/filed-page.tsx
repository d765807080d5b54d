import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ExternalLink, UserRoundPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Onlookers } from '../../cases/onlookers/onlookers.tsx';
import { CaseId } from '../../cases/case-id.tsx';
import { useApi } from '../../data/api-context.tsx';
import { caseQuery, isBeingOpened } from '../../data/case-queries.ts';
import { Page } from '../../shell/page.tsx';
import { FailedState } from '../../states/failed-state.tsx';
import { PageLoader } from '../../states/page-loader.tsx';
import { CaseAtCounter } from './case-at-counter.tsx';
import classes from './filed.module.css';

const route = getRouteApi('/shell/counter/cases/$caseId');

/** As `Retry-After` has it: the case is safe, and a registry takes its time. */
const LOOK_AGAIN_MS = 2_000;

/** The case right after it was filed, with what those who are present can still do for it. */
export function FiledPage() {
  const { t } = useTranslation('counter');
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...caseQuery(useApi(), caseId),
    refetchInterval: ({ state }) => (state.data?.stage === 'opening' ? LOOK_AGAIN_MS : false),
  });
  // It may have a file before it is open.
  const isOpening = data?.stage === 'opening';
  return (
    <Page
      title={t('filed.title')}
      lead={
        <>
          <CaseId caseId={caseId} />
          <Onlookers caseId={caseId} />
        </>
      }
      actions={<Ways caseId={caseId} />}
    >
      {error !== null && data === undefined && <FailedState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <PageLoader />}
      {isOpening && (
        <div className={classes['opening']} role="status">
          <Loader size="sm" type="dots" aria-hidden="true" />
          <p>{t('filed.opening')}</p>
        </div>
      )}
      {data !== undefined && !isOpening && !isBeingOpened(data) && <CaseAtCounter found={data} />}
    </Page>
  );
}

/** On to the case itself, or to the next person in the line. */
function Ways({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes['ways']}>
      <Button
        component={Link}
        to={`/cases/${caseId}`}
        variant="default"
        leftSection={<ExternalLink size={16} aria-hidden="true" />}
      >
        {t('filed.openCase')}
      </Button>
      <Button component={Link} to="/counter" leftSection={<UserRoundPen size={16} aria-hidden="true" />}>
        {t('filed.next')}
      </Button>
    </div>
  );
}
