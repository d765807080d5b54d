import { Checkbox, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../data/api-context.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { useCaseChange } from './use-case-change.ts';

const LONGEST_REASON = 1_000;

/** R14: the applicant's wish, by a caseworker's hand. It can't be taken back, so it is asked for twice. */
export function CancelDialog() {
  const api = useApi();
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const [reason, setReason] = useState('');
  const [isWished, setWished] = useState(false);
  const { caseId } = found;
  const change = useCaseChange(caseId, () =>
    api.cancelApplication({ caseId, body: reason.trim() === '' ? {} : { reason: reason.trim() } }),
  );
  return (
    <ChangeDialog
      title={t('cancel.title')}
      submit={t('cancel.submit')}
      isDangerous
      isReady={isWished}
      change={change}
      inputFor={() => undefined}
    >
      <Text>{t('cancel.text')}</Text>
      <Textarea
        label={t('cancel.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={LONGEST_REASON}
        autosize
        minRows={2}
        data-autofocus
      />
      <Checkbox
        label={t('cancel.confirm')}
        checked={isWished}
        onChange={(event) => setWished(event.currentTarget.checked)}
      />
    </ChangeDialog>
  );
}
