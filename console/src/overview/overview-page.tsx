import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { useOfficeName } from '../data/use-office-name.ts';
import { LiveSwitch } from '../live/live-switch.tsx';
import { useSession } from '../session/session-context.tsx';
import { Page } from '../shell/page.tsx';
import { FailedState } from '../states/failed-state.tsx';
import { useTimeText } from '../time/use-time-text.ts';
import { Choices } from './choices.tsx';
import { KeyFigures } from './key-figures.tsx';
import { ownOfficeOf } from './own-office.ts';
import { OverviewFigures } from './overview-figures.tsx';
import classes from './overview-page.module.css';
import { overviewQuery } from './overview-query.ts';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { type OverviewSearch, USUAL_PERIOD_DAYS } from './overview-search.ts';

const route = getRouteApi('/shell/overview');

/** How the work goes, in figures: what is open now, and what became of cases in a period. Nobody is named. */
export function OverviewPage() {
  const { t } = useTranslation(['overview', 'common']);
  const text = useTimeText();
  const nameOf = useOfficeName();
  const { days = USUAL_PERIOD_DAYS, office } = route.useSearch();
  const navigate = route.useNavigate();
  const ownOffice = ownOfficeOf(useSession());
  const { data, error, isPlaceholderData, refetch } = useQuery(overviewQuery(useApi(), { days, office }));
  const choose = (search: OverviewSearch): void => void navigate({ search, replace: true });
  const where = ownOffice ?? office;

  return (
    <Page
      title={t('title')}
      lead={
        data === undefined
          ? t('lead')
          : t('leadWithDates', {
              office: where === undefined ? t('common:wholeCountry') : nameOf(where),
              from: text.day(new Date(data.since)),
              until: text.dayAndClock(new Date(data.until)),
            })
      }
      actions={
        <Group className="not-printed">
          <Button
            variant="default"
            size="compact-md"
            leftSection={<Printer size={16} aria-hidden="true" />}
            onClick={() => print()}
          >
            {t('print')}
          </Button>
          <LiveSwitch />
        </Group>
      }
    >
      <Choices days={days} office={office} ownOffice={ownOffice} onChoose={choose} />
      {data === undefined && error !== null && <FailedState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <OverviewSkeleton />}
      {data !== undefined && (
        <div className={classes['root']} aria-busy={isPlaceholderData}>
          <KeyFigures overview={data} />
          <OverviewFigures overview={data} />
        </div>
      )}
    </Page>
  );
}
