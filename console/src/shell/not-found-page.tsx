import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageState } from '../states/message-state.tsx';

/** An address that leads nowhere, said within the console: whoever mistyped it goes on from here. */
export function NotFoundPage() {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <>
      <title>{`${t('common:nowhere.title')} · ${t('common:product')}`}</title>
      <MessageState icon={Compass} level={1} title={t('common:nowhere.title')} text={t('common:nowhere.text')}>
        <Button renderRoot={(props) => <Link to="/queues" {...props} />} variant="light" mt="sm">
          {t('toQueues')}
        </Button>
      </MessageState>
    </>
  );
}
