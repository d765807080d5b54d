import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PublicFrame } from '../public-pages/public-frame.tsx';
import { MessageState } from '../states/message-state.tsx';

/** An address that leads nowhere, for whoever's browser opened it: staff or not, signed in or not. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  return (
    <PublicFrame title={t('nowhere.title')}>
      <MessageState icon={Compass} level={1} title={t('nowhere.title')} text={t('nowhere.text')}>
        <Button component="a" href="/" variant="light" mt="sm">
          {t('nowhere.start')}
        </Button>
      </MessageState>
    </PublicFrame>
  );
}
