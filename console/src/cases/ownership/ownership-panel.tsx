import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import { useApi } from '../../data/api-context.tsx';
import { answerOf } from '../../data/api-problem.ts';
import { useHasRole } from '../../session/session-context.tsx';
import { failureWords } from '../actions/why-not.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { compareOwners, ownersThen, rightsCertificateIn } from './compare-owners.ts';
import { DwellingNow } from './dwelling-now.tsx';
import { OwnerTable } from './owner-table.tsx';
import classes from './ownership-panel.module.css';

const NOTHING: readonly never[] = [];

/**
 * Whom the property registry named as owners when the case was opened, whenever it was asked again (R16), and now. The
 * last is a look-up that is recorded and counted, so it is made when somebody wants to know and never by the page itself.
 */
export function OwnershipPanel() {
  const api = useApi();
  const { found, events, eventsError, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { rka } = found.dwelling;
  const mayAsk = useHasRole('caseworker', 'supervisor') && rka !== null;
  const now = useQuery({
    queryKey: ['dwelling', rka],
    queryFn: async () => (await answerOf(api.findDwelling({ rka: rka ?? '' }))).body,
    enabled: false,
  });
  const moments = ownersThen(events ?? NOTHING, now.data);
  const lines = compareOwners(moments);
  const differs = lines.some(({ change }) => change !== 'none');
  const certificate = rightsCertificateIn(events ?? NOTHING);
  return (
    <Panel
      title={t('ownership.title')}
      lead={t('ownership.lead')}
      isBusy={events === undefined && eventsError === null}
    >
      {moments.length === 0 ? (
        <Text c="dimmed">{t('ownership.none')}</Text>
      ) : (
        <>
          <OwnerTable moments={moments} lines={lines} now={now.data} />
          {moments.length > 1 && (
            <Text size="sm" mt="xs" c={differs ? 'var(--tirkeu-soon-text)' : 'dimmed'} fw={differs ? 560 : 400}>
              {t(differs ? 'ownership.differs' : 'ownership.same')}
            </Text>
          )}
        </>
      )}
      {certificate !== null && (
        <Text size="sm" mt="xs">
          {t('ownership.certificate', { number: certificate })}
        </Text>
      )}
      {now.data !== undefined && <DwellingNow dwelling={now.data} />}
      {mayAsk && (
        <div className={`${classes['ask']} not-printed`}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Landmark size={14} aria-hidden="true" />}
            loading={now.isFetching}
            onClick={() => void now.refetch()}
          >
            {t('ownership.ask')}
          </Button>
          <Text size="xs" c="dimmed" role="status">
            {now.error === null ? t('ownership.asking') : failureWords(t, now.error)}
          </Text>
        </div>
      )}
    </Panel>
  );
}
