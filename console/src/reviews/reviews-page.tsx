import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.tsx';
import { SoonState } from '../states/soon-state.tsx';

export function ReviewsPage() {
  const { t } = useTranslation('reviews');
  return (
    <Page title={t('title')}>
      <SoonState />
    </Page>
  );
}
