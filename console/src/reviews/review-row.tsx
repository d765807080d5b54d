import { Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { AddressText } from '../data/address-text.tsx';
import { useStaffName } from '../data/use-staff-name.ts';
import { languageOr } from '../i18n/languages.ts';
import { Since } from '../time/instant.tsx';
import { TimeLeftBar } from '../time/time-left-bar.tsx';
import { matterName } from './matter-words.ts';
import classes from './review-row.module.css';

/** One case that wants a decision: about whom, what is unclear, how long it has waited and how long it may. */
export function ReviewRow({ row }: { readonly row: Case }) {
  const { t } = useTranslation(['reviews', 'cases', 'common']);
  const { t: words, i18n } = useTranslation(['cases', 'common']);
  const nameOfStaff = useStaffName();
  const { caseId, registrant, people, dwelling, service, review, openedAt, assignee } = row;
  const name = registrant.name ?? t('common:unknown');
  const others = people.length - 1;
  const since = review?.requestedAt ?? openedAt;
  return (
    <li className={classes['row']}>
      <div className={classes['who']}>
        <Link to="/reviews/$caseId" params={{ caseId }} className={classes['link']} aria-label={t('open', { name })}>
          {name}
        </Link>
        {others > 0 && <span className={classes['others']}> {t('andOthers', { count: others })}</span>}
        <Text size="sm">
          <AddressText address={dwelling.address?.[languageOr(i18n.language)] ?? t('common:unknown')} />
        </Text>
        <Text size="xs" c="dimmed">
          {t(`common:service.${service}`)}
        </Text>
      </div>
      <ul className={classes['matters']} aria-label={t('matters.title')}>
        {(review?.matters ?? []).map((matter) => (
          <li key={matter.key}>
            <Badge variant="light" color="gold" tt="none" size="lg" radius="md" className={classes['matter'] ?? ''}>
              {matterName(words, matter)}
            </Badge>
          </li>
        ))}
      </ul>
      <div className={classes['times']}>
        <span className={classes['label']}>{t('since')}</span>
        <Since at={since} />
      </div>
      <div className={classes['times']}>
        <span className={classes['label']}>{t('left')}</span>
        {review !== null && <TimeLeftBar from={since} until={review.dueAt} isLabelled />}
      </div>
      <div className={classes['times']}>
        <span className={classes['label']}>{t('assignee')}</span>
        {assignee === null ? (
          <Text size="sm" c="dimmed">
            {t('common:nobody')}
          </Text>
        ) : (
          nameOfStaff(assignee)
        )}
      </div>
    </li>
  );
}
