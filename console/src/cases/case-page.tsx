import { Badge, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { caseQuery, isBeingOpened } from '../data/case-queries.ts';
import { languageOr } from '../i18n/languages.ts';
import { Page } from '../shell/page.tsx';
import { FailedState } from '../states/failed-state.tsx';
import { PageLoader } from '../states/page-loader.tsx';
import { Instant } from '../time/instant.tsx';
import classes from './case-page.module.css';

const route = getRouteApi('/shell/cases/$caseId');

/** One case: what it is, where it stands, who has a part in it. */
export function CasePage() {
  const { t } = useTranslation(['cases', 'common']);
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(caseQuery(useApi(), caseId));
  if (data === undefined) {
    return (
      <Page title={t('title')}>
        {error === null ? <PageLoader /> : <FailedState error={error} onRetry={() => void refetch()} />}
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
      lead={<span className="number">{data.caseId}</span>}
      actions={
        <Badge size="lg" variant="light" tt="none">
          {t(data.outcome === null ? `common:stage.${data.stage}` : `common:outcome.${data.outcome}`)}
        </Badge>
      }
    >
      <Facts found={data} />
      <Consents consents={data.consents} />
    </Page>
  );
}

function Facts({ found }: { readonly found: Case }) {
  const { t, i18n } = useTranslation(['cases', 'common']);
  const { service, dwelling, openedAt, registrant, applicant } = found;
  return (
    <dl className={classes['facts']}>
      <dt>{t('service')}</dt>
      <dd>{t(`common:service.${service}`)}</dd>
      <dt>{t('address')}</dt>
      <dd>{dwelling.address?.[languageOr(i18n.language)] ?? t('common:unknown')}</dd>
      <dt>{t('openedAt')}</dt>
      <dd>
        <Instant at={openedAt} />
      </dd>
      <dt>{t('registrant')}</dt>
      <dd>
        {registrant.name ?? t('common:unknown')} <span className="number">{registrant.iin}</span>
      </dd>
      <dt>{t('applicant')}</dt>
      <dd>
        {applicant.name ?? t('common:unknown')}, {t(`common:applicantCapacity.${applicant.capacity}`)}
      </dd>
    </dl>
  );
}

function Consents({ consents }: Pick<Case, 'consents'>) {
  const { t } = useTranslation(['cases', 'common']);
  return (
    <section>
      <Title order={2} mt="xl" mb="xs">
        {t('consents')}
      </Title>
      {consents.length === 0 && <Text c="dimmed">{t('noConsents')}</Text>}
      <ul className={classes['consents']}>
        {consents.map(({ consentId, consenter, capacity, status }) => (
          <li key={consentId}>
            <span>
              {consenter.name ?? t('common:unknown')}
              <Text size="xs" c="dimmed">
                {t(`common:consentCapacity.${capacity}`)}
              </Text>
            </span>
            <span>{t(`common:consentStatus.${status}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
