import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../data/api-context.tsx';
import { personQuery } from '../look-ups.ts';
import { ProofMatch } from '../proof-match.tsx';
import { useToday } from '../use-today.ts';

interface Props {
  /** Whose document it should be; empty where only the registry knows (an attorney). */
  readonly iin: string;
  readonly name: string | null;
  readonly number: string;
  readonly onNumber: (number: string) => void;
  readonly attested: boolean;
  readonly onAttested: (attested: boolean) => void;
  readonly complaint: string | null;
}

/** The document that somebody shows, and the caseworker's word that it is theirs (R12). */
export function ShownDocument({ iin, name, number, onNumber, attested, onAttested, complaint }: Props) {
  const { t } = useTranslation('counter');
  const today = useToday();
  const { data: person } = useQuery({ ...personQuery(useApi(), iin), enabled: iin !== '' });
  return (
    <>
      <TextInput
        label={t('documentNumber')}
        description={t('documentNumberHint')}
        value={number}
        onChange={(event) => onNumber(event.currentTarget.value)}
        error={complaint}
        autoComplete="off"
        data-autofocus
        maw="24rem"
      />
      {person !== undefined && (
        <ProofMatch person={person} typed={number} today={today} isRefused={complaint !== null} />
      )}
      <Checkbox
        label={name === null ? t('attest') : t('attestFor', { name })}
        description={t('consents.attestHint')}
        checked={attested}
        onChange={(event) => onAttested(event.currentTarget.checked)}
      />
    </>
  );
}
