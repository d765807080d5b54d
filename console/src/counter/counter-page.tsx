import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.tsx';
import { SoonState } from '../states/soon-state.tsx';

export function CounterPage() {
  const { t } = useTranslation('counter');
  return (
    <Page title={t('title')}>
      <SoonState />
    </Page>
  );
}
