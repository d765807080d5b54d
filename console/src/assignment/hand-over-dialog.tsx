import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { staffQuery } from '../data/desk-queries.ts';
import { useOfficeName } from '../data/use-office-name.ts';
import { useStaffName } from '../data/use-staff-name.ts';
import { useReturnFocus } from '../keyboard/use-return-focus.ts';
import { FailedState } from '../states/failed-state.tsx';
import { colleaguesFor } from './colleagues-for.ts';

interface Props {
  /** As they are when the dialog opens: at least one. */
  readonly cases: readonly Case[];
  readonly me: string;
  readonly onClose: () => void;
  /** @param target `null`: nobody @param seen the cases as the dialog said they are */
  readonly onChoose: (target: string | null, seen: readonly Case[]) => void;
}

/** Stands for nobody: a select knows texts only, and no member of staff is called so. */
const NOBODY = '';

/** To which colleague, or back to the queue. Of one case it says who has it, because somebody's work is taken from them. */
export function HandOverDialog({ cases, me, onClose, onChoose }: Props) {
  useReturnFocus();
  const { t } = useTranslation(['queues', 'common']);
  const officeName = useOfficeName();
  const nameOf = useStaffName();
  const { data, error, refetch } = useQuery(staffQuery(useApi()));
  const [chosen, setChosen] = useState<string | null>(null);
  // What happens while it is open isn't what was decided on: whoever got a case meanwhile is asked about.
  const [seen] = useState(cases);
  const colleagues = colleaguesFor(seen, data ?? []);
  const [only] = seen.length === 1 ? seen : [];
  const isAnybodys = seen.some(({ assignee }) => assignee !== null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={only === undefined ? t('handOver.title', { count: seen.length }) : t('handOver.titleOne')}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {only !== undefined && (
        <Text mb="sm">
          {only.assignee === null ? t('handOver.nobodyHas') : t('handOver.has', { name: nameOf(only.assignee) })}
        </Text>
      )}
      {error !== null && data === undefined && <FailedState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && colleagues.length === 0 && <Text c="dimmed">{t('handOver.nobody')}</Text>}
      {(colleagues.length > 0 || isAnybodys) && (
        <Select
          label={t('handOver.colleague')}
          placeholder={t('handOver.choose')}
          searchable
          openOnFocus={false}
          data-autofocus
          data={[
            ...colleagues.map(({ id, name, office }) => ({
              value: id,
              label: `${id === me ? t('handOver.you', { name }) : name} · ${office === null ? t('common:wholeCountry') : officeName(office)}`,
            })),
            ...(isAnybodys ? [{ value: NOBODY, label: t('handOver.toNobody') }] : []),
          ]}
          nothingFoundMessage={t('handOver.nothingFound')}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          disabled={chosen === null}
          onClick={() => chosen !== null && onChoose(chosen === NOBODY ? null : chosen, seen)}
        >
          {t('handOver.action')}
        </Button>
      </Group>
    </Modal>
  );
}
