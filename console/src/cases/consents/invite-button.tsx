import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { QrCode } from 'lucide-react';
import { useCaseOnScreen } from '../case-context.tsx';
import type { Consent } from './consent-row.tsx';
import { InviteDialog } from './invite-dialog.tsx';

/** Leads to a link by which one of them answers, so that nobody has to come. */
export function InviteButton({ consent }: { readonly consent: Consent }) {
  const { speaker } = useCaseOnScreen();
  const { t } = speaker;
  const [isOpen, dialog] = useDisclosure(false);
  const name = consent.consenter.name ?? t('common:unknown');
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<QrCode size={14} aria-hidden="true" />}
        onClick={dialog.open}
        aria-label={t('consents.inviteOne', { name })}
      >
        {t('consents.invite')}
      </Button>
      {isOpen && <InviteDialog consentId={consent.consentId} name={name} onClose={dialog.close} />}
    </>
  );
}
