import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProofBy } from './proof-by.ts';

interface Props {
  readonly value: ProofBy;
  readonly onChange: (value: ProofBy) => void;
}

/** A document or a key. */
export function ProofChoice({ value, onChange }: Props) {
  const { t } = useTranslation('signing');
  return (
    <SegmentedControl
      value={value}
      onChange={(chosen) => onChange(chosen === 'key' ? 'key' : 'document')}
      data={[
        { value: 'document', label: t('how.document') },
        { value: 'key', label: t('how.key') },
      ]}
      aria-label={t('how.label')}
      withItemsBorders={false}
      w="fit-content"
      maw="100%"
    />
  );
}
