import { Alert } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHasRole, useSession } from '../session/session-context.tsx';
import { Page } from '../shell/page.tsx';
import { MessageState } from '../states/message-state.tsx';
import { CounterForm } from './counter-form.tsx';

/** Filing for somebody who is present. */
export function CounterPage() {
  const { t } = useTranslation(['counter', 'common']);
  const mayFile = useHasRole('caseworker', 'supervisor');
  const { kind } = useSession();
  if (!mayFile) {
    return (
      <Page title={t('title')}>
        <MessageState icon={Lock} title={t('notYours')} text={t('common:failed.forbidden')} />
      </Page>
    );
  }
  // That somebody came in person is a caseworker's word; where nobody signs in there is nobody to give it (R12).
  return kind === 'local' ? (
    <Page title={t('title')}>
      <Alert color="gold" variant="light" title={t('needsSignIn')} />
    </Page>
  ) : (
    <CounterForm />
  );
}
