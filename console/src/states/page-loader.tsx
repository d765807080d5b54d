import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** While a whole page is on its way. */
export function PageLoader() {
  const { t } = useTranslation('common');
  return (
    <Center mih="40vh" role="status" aria-label={t('loading')}>
      <Loader type="dots" />
    </Center>
  );
}
