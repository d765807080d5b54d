import { Button, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './filter-chips.module.css';
import { useFilterWords } from './filter-words.ts';
import { type FilterName, filtersIn, type ListSearch } from './list-search.ts';

interface Props {
  readonly search: ListSearch;
  readonly onRemove: (name: FilterName) => void;
  readonly onClear: () => void;
}

/** What a list is narrowed to now, and the way to each of them back. */
export function FilterChips({ search, onRemove, onClear }: Props) {
  const { t } = useTranslation('queues');
  const { said } = useFilterWords();
  const set = filtersIn(search);
  if (set.length === 0) return null;
  return (
    <ul className={classes['chips']} aria-label={t('filter.set')}>
      {set.map(([name]) => (
        <li key={name}>
          <UnstyledButton
            className={classes['chip']}
            data-printed
            aria-label={t('filter.remove', { filter: `${t(`filter.${name}`)}: ${said(name, search)}` })}
            onClick={() => onRemove(name)}
          >
            <span className={classes['name']}>{t(`filter.${name}`)}</span> {said(name, search)}
            <X size={14} aria-hidden="true" />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      </li>
    </ul>
  );
}
