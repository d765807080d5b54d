import { Alert, Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { useCaseChange } from '../../cases/actions/use-case-change.ts';
import { useApi } from '../../data/api-context.tsx';
import { personQuery } from '../look-ups.ts';
import { ProofMatch } from '../proof-match.tsx';
import { useToday } from '../use-today.ts';
import classes from './filed.module.css';
import { useAnswerTrouble } from './use-answer-trouble.ts';

interface Props {
  readonly caseId: string;
  readonly consent: Case['consents'][number];
  readonly onClose: () => void;
}

/** A consenter answers in person: shows who they are, hears what it is about, and says yes or no (R9, R12). */
export function InPersonAnswer({ caseId, consent, onClose }: Props) {
  const { t } = useTranslation(['counter', 'common']);
  const api = useApi();
  const today = useToday();
  const { consentId, consenter } = consent;
  const [documentNumber, setDocumentNumber] = useState('');
  const [attested, setAttested] = useState(false);
  const iin = consenter.iin ?? '';
  const { data: person } = useQuery({ ...personQuery(api, iin), enabled: iin !== '' });
  const answer = useCaseChange(caseId, (decision: 'give' | 'decline') =>
    api.decideConsent({
      caseId,
      consentId,
      body: { decision, evidence: { kind: 'in-person', documentNumber: documentNumber.trim() } },
    }),
  );
  const trouble = useAnswerTrouble(answer.error);
  const isReady = documentNumber.trim() !== '' && attested && !answer.isPending;
  const name = consenter.name ?? t('common:unknown');
  return (
    <form
      className={classes['answer']}
      aria-label={t('consents.answerOf', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) answer.mutate('give');
      }}
    >
      <TextInput
        label={t('documentNumber')}
        description={t('documentNumberHint')}
        value={documentNumber}
        onChange={(event) => setDocumentNumber(event.currentTarget.value)}
        error={trouble.ofDocument}
        autoComplete="off"
        data-autofocus
        maw="24rem"
      />
      {person !== undefined && (
        <ProofMatch person={person} typed={documentNumber} today={today} isRefused={trouble.ofDocument !== null} />
      )}
      <Checkbox
        label={t('attestFor', { name })}
        description={t('consents.attestHint')}
        checked={attested}
        onChange={(event) => setAttested(event.currentTarget.checked)}
      />
      {trouble.other !== null && (
        <Alert role="alert" variant="light" color="brick">
          {trouble.other}
        </Alert>
      )}
      <div className={classes['buttons']}>
        <Button type="submit" disabled={!isReady} loading={answer.isPending && answer.variables === 'give'}>
          {t('consents.give')}
        </Button>
        <Button
          variant="outline"
          color="brick"
          disabled={!isReady}
          loading={answer.isPending && answer.variables === 'decline'}
          onClick={() => answer.mutate('decline')}
        >
          {t('consents.decline')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
