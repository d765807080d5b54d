import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';

/** As many as fit into a row; the case says all of them. */
const NAMED = 2;

/** Whose answers are missing. Most are owners, so only other capacities are said. */
export function MissingAnswers({ consents }: { readonly consents: Case['consents'] }) {
  const { t } = useTranslation(['queues', 'common']);
  const missing = consents.filter(({ status }) => status === 'pending');
  const more = missing.length - NAMED;
  return (
    <>
      {missing.slice(0, NAMED).map(({ consentId, consenter, capacity }) => (
        <div key={consentId}>
          {consenter.name ?? t('common:unknown')}
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
