import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { languageOr } from '../i18n/languages.ts';
import { Since } from '../time/instant.tsx';
import { TimeLeftBar } from '../time/time-left-bar.tsx';
import { MissingAnswers } from './missing-answers.tsx';
import classes from './queue-row.module.css';

/** One case. All of the row is its link, and nothing in it is a second one. */
export function QueueRow({ row }: { readonly row: Case }) {
  const { t, i18n } = useTranslation(['queues', 'common']);
  const { caseId, registrant, dwelling, service, waitingFor, openedAt, deadlineAt, consents, assignee } = row;
  const name = registrant.name ?? t('common:unknown');
  return (
    <tr role="row" className={classes['row']}>
      <td role="cell" className={classes['name']}>
        <Link to="/cases/$caseId" params={{ caseId }} className={classes['link']} aria-label={t('open', { name })}>
          {name}
        </Link>
        <Text size="xs" c="dimmed" className="number">
          {registrant.iin}
        </Text>
      </td>
      <td role="cell">
        {dwelling.address?.[languageOr(i18n.language)] ?? t('common:unknown')}
        <Text size="xs" c="dimmed">
          {t(`common:service.${service}`)}
        </Text>
      </td>
      <td role="cell" data-label={t('column.waiting')}>
        <Since at={waitingFor?.since ?? openedAt} />
      </td>
      <td role="cell" data-label={t('column.left')}>
        {deadlineAt !== null && <TimeLeftBar from={openedAt} until={deadlineAt} />}
      </td>
      <td role="cell" data-label={t('column.missing')}>
        <MissingAnswers consents={consents} />
      </td>
      <td role="cell" data-label={t('column.assignee')}>
        {assignee ?? (
          <Text size="sm" c="dimmed">
            {t('unassigned')}
          </Text>
        )}
      </td>
    </tr>
  );
}
