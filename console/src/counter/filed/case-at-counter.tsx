import { Text, Title } from '@mantine/core';
import { CircleCheck, CircleX, Hourglass, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { ApplicantLink } from '../../applicant-link/applicant-link.tsx';
import { languageOr } from '../../i18n/languages.ts';
import { useTimeText } from '../../time/use-time-text.ts';
import { Fact, Facts } from '../facts.tsx';
import { Certificate } from './certificate.tsx';
import { ConsentsAtCounter, isMissing } from './consents-at-counter.tsx';
import classes from './filed.module.css';
import { whatNext } from './what-next.ts';

const ICONS = { done: CircleCheck, late: CircleX, soon: Scale, calm: Hourglass };

/** Where the case stands, in words for those who are waiting, and what can be done before they leave. */
export function CaseAtCounter({ found }: { readonly found: Case }) {
  const { t, i18n } = useTranslation(['counter', 'common', 'applicantLink']);
  const time = useTimeText();
  const language = languageOr(i18n.language);
  const { tone, says } = whatNext(found);
  const Icon = ICONS[tone];
  const until = found.deadlineAt ?? found.dueAt;
  const words = t(`next.${says}`, { until: until === null ? '' : time.dayAndClock(new Date(until)) });
  const pending = found.consents.filter(isMissing);
  return (
    <div className={classes['sections']}>
      <section className={classes['section']} aria-label={t('filed.state')}>
        <div className={classes['state']} data-tone={tone} role="status">
          <Icon size={22} aria-hidden="true" />
          <div>
            <Text fw={600} component="strong">
              {t(found.outcome === null ? `common:stage.${found.stage}` : `common:outcome.${found.outcome}`)}
            </Text>
            <p>{found.refusal === null ? words : found.refusal.text[language]}</p>
          </div>
        </div>
      </section>
      {pending.length > 0 && found.outcome === null && <ConsentsAtCounter found={found} />}
      {found.hasCertificate && <Certificate caseId={found.caseId} />}
      <section className={classes['section']}>
        <Title order={2} mb="sm">
          {t('applicantLink:title')}
        </Title>
        <ApplicantLink found={found} />
      </section>
      <section className={classes['section']}>
        <Title order={2} mb="sm">
          {t('filed.what')}
        </Title>
        <Facts>
          <Fact name={t('summary.service')}>{t(`common:service.${found.service}`)}</Fact>
          <Fact name={t('summary.applicant')}>{found.applicant.name ?? found.applicant.iin}</Fact>
          <Fact name={t('summary.registrants')}>
            {found.people.map(({ iin, name }) => name ?? iin).join(', ') || found.registrant.iin}
          </Fact>
          <Fact name={t('summary.dwelling')}>
            {found.dwelling.address?.[language] ?? found.dwelling.rka ?? t('common:unknown')}
          </Fact>
        </Facts>
      </section>
    </div>
  );
}
