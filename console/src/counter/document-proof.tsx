import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../client/create-tirkeu-client.ts';
import { idOf, useCounterForm } from './counter-form-context.tsx';
import { ProofMatch } from './proof-match.tsx';
import { TextField } from './text-field.tsx';

/** R12: who files came, and showed who they are. The caseworker vouches for it under their name. */
export function DocumentProof({ person }: { readonly person: Person | undefined }) {
  const { t } = useTranslation('counter');
  const { draft, change, wrongWith, today } = useCounterForm();
  return (
    <>
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
    </>
  );
}
