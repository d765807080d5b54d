import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.tsx';
import { SoonState } from '../states/soon-state.tsx';

export function CasesPage() {
  const { t } = useTranslation('cases');
  return (
    <Page title={t('title')}>
      <SoonState />
    </Page>
  );
}
