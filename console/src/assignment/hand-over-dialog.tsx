import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { staffQuery } from '../data/desk-queries.ts';
import { FailedState } from '../states/failed-state.tsx';
import { useOfficeName } from '../data/use-office-name.ts';

interface Props {
  readonly isOpen: boolean;
  /** How many cases are to be handed over. */
  readonly count: number;
  readonly me: string;
  readonly onClose: () => void;
  readonly onChoose: (colleague: string) => void;
}

const DESK: readonly string[] = ['caseworker', 'supervisor'];

/** To which colleague. Only those who work on cases can be chosen. */
export function HandOverDialog({ isOpen, count, me, onClose, onChoose }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  const officeName = useOfficeName();
  const { data, error, refetch } = useQuery({ ...staffQuery(useApi()), enabled: isOpen });
  const [chosen, setChosen] = useState<string | null>(null);
  const colleagues = (data ?? []).filter(({ id, roles }) => id !== me && roles.some((role) => DESK.includes(role)));
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('handOver.title', { count })}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {error !== null && data === undefined && <FailedState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && colleagues.length === 0 && <Text c="dimmed">{t('handOver.nobody')}</Text>}
      {colleagues.length > 0 && (
        <Select
          label={t('handOver.colleague')}
          placeholder={t('handOver.choose')}
          searchable
          openOnFocus={false}
          data-autofocus
          data={colleagues.map(({ id, name, office }) => ({
            value: id,
            label: `${name} · ${office === null ? t('common:wholeCountry') : officeName(office)}`,
          }))}
          nothingFoundMessage={t('handOver.nothingFound')}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={chosen === null} onClick={() => chosen !== null && onChoose(chosen)}>
          {t('handOver.action')}
        </Button>
      </Group>
    </Modal>
  );
}
