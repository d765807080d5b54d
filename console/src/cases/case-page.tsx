import { Badge, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { caseQuery, isBeingOpened } from '../data/case-queries.ts';
import { LiveSwitch } from '../live/live-switch.tsx';
import { Page } from '../shell/page.tsx';
import { FailedState } from '../states/failed-state.tsx';
import { PageLoader } from '../states/page-loader.tsx';
import { CaseDialogs } from './actions/case-dialogs.tsx';
import { CaseProvider } from './case-context.tsx';
import { CaseId } from './case-id.tsx';
import { CaseScreen } from './case-screen.tsx';
import { CaseSkeleton } from './case-skeleton.tsx';
import { Onlookers } from './onlookers/onlookers.tsx';

const route = getRouteApi('/shell/cases/$caseId');

/** One case: what it is, where it stands, who has a part in it, what can be done. */
export function CasePage() {
  const { t } = useTranslation(['cases', 'common']);
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(caseQuery(useApi(), caseId));
  if (data === undefined) {
    return (
      <Page title={t('title')}>
        {error === null ? <CaseSkeleton /> : <FailedState error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  if (isBeingOpened(data)) {
    return (
      <Page title={t('title')} lead={t('common:stage.opening')}>
        <PageLoader />
      </Page>
    );
  }
  return (
    <Page
      title={t('caseOf', { name: data.registrant.name ?? t('common:unknown') })}
      lead={
        <>
          <CaseId caseId={data.caseId} />
          <Onlookers caseId={caseId} />
        </>
      }
      actions={
        <Group gap="md">
          <Standing found={data} />
          <span className="not-printed">
            <LiveSwitch />
          </span>
        </Group>
      }
    >
      {/* Another case is another page: nothing that was typed about one may go to the other. */}
      <CaseProvider key={data.caseId} found={data}>
        <CaseScreen />
        <CaseDialogs />
      </CaseProvider>
    </Page>
  );
}

const OUTCOME_COLORS: Readonly<Record<NonNullable<Case['outcome']>, string>> = {
  registered: 'sage',
  withdrawn: 'sage',
  refused: 'brick',
  declined: 'brick',
  expired: 'stone',
  cancelled: 'stone',
};

function Standing({ found: { stage, outcome } }: { readonly found: Case }) {
  const { t } = useTranslation('common');
  return (
    <Badge size="lg" variant="light" color={outcome === null ? 'sky' : OUTCOME_COLORS[outcome]} tt="none" fw={560}>
      {t(outcome === null ? `stage.${stage}` : `outcome.${outcome}`)}
    </Badge>
  );
}
