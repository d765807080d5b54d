import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PublicFrame } from '../public-pages/public-frame.tsx';

export function StatusPage() {
  const { t } = useTranslation('status');
  return (
    <PublicFrame title={t('title')}>
      <Title order={1}>{t('title')}</Title>
    </PublicFrame>
  );
}
