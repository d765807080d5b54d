import { startPublicPage } from '../public-pages/start-public-page.tsx';
import { InvitationPage } from './invitation-page.tsx';

await startPublicPage(
  {
    kk: () => import('../i18n/kk/invitation-texts.ts'),
    ru: () => import('../i18n/ru/invitation-texts.ts'),
    en: () => import('../i18n/en/invitation-texts.ts'),
  },
  <InvitationPage />,
);
