import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageState } from '../states/message-state.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <MessageState icon={Compass} title={t('notFound.title')} text={t('notFound.text')}>
      <Button renderRoot={(props) => <Link to="/queues" {...props} />} variant="light" mt="sm">
        {t('notFound.home')}
      </Button>
    </MessageState>
  );
}
