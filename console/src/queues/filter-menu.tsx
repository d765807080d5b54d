import { Badge, Button, Popover, Select, Stack } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FilterName, ListSearch } from './list-search.ts';
import { useFilterWords } from './filter-words.ts';

interface Props {
  readonly names: readonly FilterName[];
  readonly search: ListSearch;
  readonly onSet: (name: FilterName, value: string | undefined) => void;
}

const isChoice = (name: FilterName): name is Exclude<FilterName, 'q'> => name !== 'q';

/** What a list can be narrowed by. Each choice counts at once: the list behind shows what it does. */
export function FilterMenu({ names, search, onSet }: Props) {
  const { t } = useTranslation('queues');
  const { choicesOf } = useFilterWords();
  const choices = names.filter(isChoice);
  const count = choices.filter((name) => search[name] !== undefined).length;
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<ListFilter size={16} aria-hidden="true" />}
          rightSection={
            count > 0 && (
              <Badge size="sm" circle={count < 10}>
                {count}
              </Badge>
            )
          }
        >
          {t('filter.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.title')}>
        <Stack gap="sm">
          {choices.map((name) => (
            <Select
              key={name}
              label={t(`filter.${name}`)}
              placeholder={t('filter.any')}
              data={choicesOf(name)}
              value={search[name] ?? null}
              onChange={(value) => onSet(name, value ?? undefined)}
              clearable
              clearButtonProps={{ 'aria-label': t('filter.remove', { filter: t(`filter.${name}`) }) }}
              searchable={name === 'assignee' || name === 'office'}
              nothingFoundMessage={t('filter.nothingFound')}
              comboboxProps={{ withinPortal: false }}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
