import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { CaseProvider } from '../../cases/case-context.tsx';
import { Onlookers } from '../../cases/onlookers/onlookers.tsx';
import { useApi } from '../../data/api-context.tsx';
import { caseQuery, isBeingOpened } from '../../data/case-queries.ts';
import { useKeptWork } from '../../session/use-kept-work.ts';
import { Page } from '../../shell/page.tsx';
import { FailedState } from '../../states/failed-state.tsx';
import { PageLoader } from '../../states/page-loader.tsx';
import { NothingToDecide } from './nothing-to-decide.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { decisionOn } from './written-decision.ts';

const route = getRouteApi('/shell/reviews/$caseId');

/** One case, to be decided. Each has a form of its own. */
export function ReviewDeskPage() {
  const { t } = useTranslation(['reviews', 'common']);
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(caseQuery(useApi(), caseId));
  if (data === undefined || isBeingOpened(data)) {
    return (
      <Page title={t('desk.title')}>
        {error === null ? <PageLoader /> : <FailedState error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={t('desk.titleOf', { name: data.registrant.name ?? t('common:unknown') })}
      lead={
        <>
          {t(`common:service.${data.service}`)} ·{' '}
          <Anchor component={Link} to={`/cases/${caseId}`} inherit underline="always">
            {t('desk.openCase')}
          </Anchor>
        </>
      }
      actions={<Onlookers caseId={caseId} />}
    >
      <CaseProvider found={data} key={caseId}>
        <Decision found={data} />
      </CaseProvider>
    </Page>
  );
}

/** What is written stands above both: who is in the middle of it when a colleague decides loses the decision, and not their words. */
function Decision({ found }: { readonly found: Case }) {
  const { work: written, keepNow } = useKeptWork(decisionOn(found.caseId));
  return found.review === null ? (
    <NothingToDecide found={found} written={written?.reason ?? ''} />
  ) : (
    <ReviewDesk found={found} review={found.review} written={written} onWritten={keepNow} />
  );
}
