import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { idOf, useCounterForm } from './counter-form-context.tsx';
import { FormSection } from './form-section.tsx';
import { IIN_DIGITS, isWhole, personQuery } from './look-ups.ts';
import { ProofMatch } from './proof-match.tsx';
import { TextField } from './text-field.tsx';

/** R12: who files came, and showed who they are. The caseworker vouches for it under their name. */
export function ProofSection({ number }: { readonly number: number }) {
  const { t } = useTranslation('counter');
  const { draft, change, wrongWith, today } = useCounterForm();
  const { data: person } = useQuery({
    ...personQuery(useApi(), draft.applicant),
    enabled: isWhole(draft.applicant, IIN_DIGITS),
  });
  return (
    <FormSection number={number} title={t('section.proof')}>
      <TextField field="documentNumber" label={t('documentNumber')} hint={t('documentNumberHint')} width="24rem" />
      {person !== undefined && (
        <ProofMatch
          person={person}
          typed={draft.documentNumber}
          today={today}
          isRefused={wrongWith('documentNumber') !== null}
        />
      )}
      <Checkbox
        id={idOf('attested')}
        label={person === undefined ? t('attest') : t('attestFor', { name: person.name })}
        description={t('attestHint')}
        checked={draft.attested}
        onChange={(event) => {
          const attested = event.currentTarget.checked;
          change((former) => ({ ...former, attested }), 'attested');
        }}
        error={wrongWith('attested')}
      />
    </FormSection>
  );
}
