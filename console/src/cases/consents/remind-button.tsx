import { Button } from '@mantine/core';
import { BellRing } from 'lucide-react';
import { useApi } from '../../data/api-context.tsx';
import { useNotice } from '../../shell/use-notice.ts';
import { useCaseChange } from '../actions/use-case-change.ts';
import { failureWords } from '../actions/why-not.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import type { Consent } from './consent-row.tsx';

/** Reminds one of them. Nobody is bothered twice a day: whether something was sent the case itself says. */
export function RemindButton({ consent }: { readonly consent: Consent }) {
  const api = useApi();
  const notify = useNotice();
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { caseId } = found;
  const { consentId, consenter, remindedAt } = consent;
  const name = consenter.name ?? t('common:unknown');
  const change = useCaseChange(caseId, () => api.remindConsenter({ caseId, body: { consentId } }));
  const remind = (): void =>
    change.mutate(undefined, {
      onSuccess: ({ consents }) => {
        const now = consents.find((item) => item.consentId === consentId)?.remindedAt ?? null;
        const isSent = now !== remindedAt;
        const message = t(isSent ? 'consents.remindSent' : 'consents.remindNotAgain', { name });
        notify(message, isSent ? 'done' : 'nothing');
      },
      onError: (error) => notify(failureWords(t, error), 'failed'),
    });
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<BellRing size={14} aria-hidden="true" />}
      loading={change.isPending}
      onClick={remind}
      aria-label={t('consents.remindOne', { name })}
    >
      {t('consents.remind')}
    </Button>
  );
}
