import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NAMED_OFFICES } from '../../../domain/office-names.ts';
import { useApi } from '../data/api-context.tsx';
import { OUTCOMES, SERVICES, STAGES } from '../data/case-codes.ts';
import { staffQuery } from '../data/desk-queries.ts';
import { useOfficeName } from '../data/use-office-name.ts';
import { compareNames } from '../i18n/compare-names.ts';
import { ASSIGNED, type FilterName, type ListSearch } from './list-search.ts';
import { kindOfQuery } from './query-text.ts';
import { DUE, OPENED } from './relative-time.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for each filter, and how a filter that is set is said. */
export function useFilterWords() {
  const { t } = useTranslation(['queues', 'common']);
  const officeName = useOfficeName();
  const { data: staff = [] } = useQuery(staffQuery(useApi()));

  const choicesOf = (name: Exclude<FilterName, 'q'>): Choice[] => {
    switch (name) {
      case 'service':
        return SERVICES.map((value) => ({ value, label: t(`common:service.${value}`) }));
      case 'stage':
        return STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }));
      case 'outcome':
        return OUTCOMES.map((value) => ({ value, label: t(`common:outcome.${value}`) }));
      case 'assigned':
        return ASSIGNED.map((value) => ({ value, label: t(`assigned.${value}`) }));
      case 'assignee':
        return staff.map(({ id, name: label }) => ({ value: id, label }));
      case 'office':
        return NAMED_OFFICES.map((value) => ({ value, label: officeName(value) })).toSorted((a, b) =>
          compareNames(a.label, b.label),
        );
      case 'opened':
        return OPENED.map((value) => ({ value, label: t(`opened.${value}`) }));
      case 'due':
        return DUE.map((value) => ({ value, label: t(`due.${value}`) }));
    }
  };

  const said = (name: FilterName, search: ListSearch): string => {
    const value = search[name] ?? '';
    if (name === 'q') return t(`search.kind.${kindOfQuery(value)}`, { text: value });
    return choicesOf(name).find((choice) => choice.value === value)?.label ?? value;
  };

  return { choicesOf, said };
}
