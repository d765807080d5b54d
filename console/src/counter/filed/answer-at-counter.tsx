import { Alert, Anchor, Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { KeyNote } from '../../signing/key-note.tsx';
import type { ProofBy } from '../../signing/proof-by.ts';
import { ProofChoice } from '../../signing/proof-choice.tsx';
import classes from './filed.module.css';
import { ShownDocument } from './shown-document.tsx';
import { useAnswerTrouble } from './use-answer-trouble.ts';
import { type Decision, useAnswering } from './use-answering.ts';

interface Props {
  readonly caseId: string;
  readonly consent: Case['consents'][number];
  readonly onClose: () => void;
}

/**
 * A consenter answers at the counter: shows who they are or signs with their own key, hears what it is about, and says yes or
 * no (R9, R12). An organisation signs. An attorney answers in their place, under powers (R5, R11).
 */
export function AnswerAtCounter({ caseId, consent, onClose }: Props) {
  const { t } = useTranslation(['counter', 'signing', 'common']);
  const { consentId, consenter } = consent;
  const [isAttorney, setIsAttorney] = useState(false);
  const [powers, setPowers] = useState('');
  const [chosen, setChosen] = useState<ProofBy>('document');
  const [documentNumber, setDocumentNumber] = useState('');
  const [attested, setAttested] = useState(false);
  const canShow = isAttorney || consenter.iin !== undefined;
  const proofBy = canShow ? chosen : 'key';
  const answering = useAnswering(caseId, consentId);
  const trouble = useAnswerTrouble(answering.error, proofBy);
  const under = isAttorney ? powers.trim() : '';
  const isShown = proofBy === 'key' || (documentNumber.trim() !== '' && attested);
  const isReady = isShown && !(isAttorney && under === '') && !answering.isPending;
  const name = consenter.name ?? t('common:unknown');
  const answer = (decision: Decision): void => {
    const shown = { kind: 'in-person', documentNumber: documentNumber.trim() } as const;
    answering.mutate({ decision, proof: proofBy === 'key' ? { kind: 'key' } : shown, powers: under });
  };
  const isSending = (decision: Decision): boolean => answering.isPending && answering.variables.decision === decision;
  const documentHref = `/v1/cases/${caseId}/consents/${consentId}/document?${new URLSearchParams({
    answer: 'give',
    ...(under === '' ? {} : { powerOfAttorneyId: under }),
  })}`;
  return (
    <form
      className={classes['answer']}
      aria-label={t('consents.answerOf', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) answer('give');
      }}
    >
      <Checkbox
        label={t('consents.attorney')}
        checked={isAttorney}
        onChange={(event) => setIsAttorney(event.currentTarget.checked)}
      />
      {isAttorney && (
        <TextInput
          label={t('powers')}
          description={t('powersHint')}
          value={powers}
          maxLength={100}
          onChange={(event) => setPowers(event.currentTarget.value)}
          autoComplete="off"
          maw="24rem"
        />
      )}
      {canShow && <ProofChoice value={chosen} onChange={setChosen} />}
      {proofBy === 'key' ? (
        <KeyNote
          who={isAttorney ? t('common:consentCapacity.attorney') : name}
          organisation={isAttorney ? undefined : consenter.bin}
        >
          <Anchor href={documentHref} download="consent.json" size="sm">
            {t('signing:exactly')}
          </Anchor>
        </KeyNote>
      ) : (
        <ShownDocument
          iin={isAttorney ? '' : (consenter.iin ?? '')}
          name={isAttorney ? null : name}
          number={documentNumber}
          onNumber={setDocumentNumber}
          attested={attested}
          onAttested={setAttested}
          complaint={trouble.ofDocument}
        />
      )}
      {trouble.other !== null && (
        <Alert role="alert" variant="light" color="brick">
          {trouble.other}
        </Alert>
      )}
      <div className={classes['buttons']}>
        <Button type="submit" disabled={!isReady} loading={isSending('give')}>
          {t(proofBy === 'key' ? 'consents.signGive' : 'consents.give')}
        </Button>
        <Button
          variant="outline"
          color="brick"
          disabled={!isReady}
          loading={isSending('decline')}
          onClick={() => answer('decline')}
        >
          {t(proofBy === 'key' ? 'consents.signDecline' : 'consents.decline')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
