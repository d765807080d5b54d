import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import classes from './missing-answers.module.css';

/** As many as fit into a row; the case says all of them, with all of their names. */
const NAMED = 2;

/** Surname and first name. What a company is called stays whole. */
const shortName = ({ name, bin }: Case['consents'][number]['consenter']): string | null =>
  name === null || bin !== undefined ? name : name.split(' ').slice(0, 2).join(' ');

/** Whose answers are missing. Most are owners, so only other capacities are said. */
export function MissingAnswers({ consents }: { readonly consents: Case['consents'] }) {
  const { t } = useTranslation(['queues', 'common']);
  const missing = consents.filter(({ status }) => status === 'pending');
  const more = missing.length - NAMED;
  return (
    <>
      {missing.slice(0, NAMED).map(({ consentId, consenter, capacity }) => (
        <div
          key={consentId}
          title={consenter.name ?? undefined}
          className={classes['person'] ?? ''}
          data-company={consenter.bin !== undefined || undefined}
        >
          {shortName(consenter) ?? t('common:unknown')}
          {capacity !== 'owner' && (
            <Text size="xs" c="dimmed">
              {t(`common:consentCapacity.${capacity}`)}
            </Text>
          )}
        </div>
      ))}
      {more > 0 && <Text size="xs">{t('andMore', { count: more })}</Text>}
    </>
  );
}
