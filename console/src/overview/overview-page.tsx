import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.tsx';
import { SoonState } from '../states/soon-state.tsx';

export function OverviewPage() {
  const { t } = useTranslation('overview');
  return (
    <Page title={t('title')}>
      <SoonState />
    </Page>
  );
}
