import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../data/api-context.tsx';
import { languageOr } from '../../i18n/languages.ts';
import { fittingGrounds, groundsQuery } from './grounds.ts';
import type { Review } from './reviewed-case.ts';

interface Props {
  readonly value: string;
  readonly onChange: (ground: string) => void;
  readonly matters: Review['matters'];
}

/** R29: a refusal names its ground. What fits the matters comes first; everything that the law knows can be searched. */
export function GroundSelect({ value, onChange, matters }: Props) {
  const { t, i18n } = useTranslation(['reviews', 'common']);
  const { data: grounds = [], isLoading } = useQuery(groundsQuery(useApi()));
  const language = languageOr(i18n.language);
  const optionOf = ({ ground, rule, text }: (typeof grounds)[number]) => ({
    value: ground,
    label: `${rule} · ${text[language]}`,
  });
  const fitting = fittingGrounds(matters);
  const isFitting = ({ ground }: (typeof grounds)[number]): boolean => fitting.includes(ground);
  const chosen = grounds.find(({ ground }) => ground === value);
  return (
    <Select
      label={t('decision.ground')}
      description={chosen === undefined ? t('decision.groundHint') : chosen.text[language]}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[
        { group: t('decision.fitting'), items: grounds.filter(isFitting).map(optionOf) },
        { group: t('decision.others'), items: grounds.filter((ground) => !isFitting(ground)).map(optionOf) },
      ]}
      value={value}
      onChange={(ground) => ground !== null && onChange(ground)}
      searchable
      allowDeselect={false}
      disabled={isLoading}
      nothingFoundMessage={t('decision.noGround')}
      maxDropdownHeight={320}
    />
  );
}
