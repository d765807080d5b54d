import { startPublicPage } from '../public-pages/start-public-page.tsx';
import { StatusPage } from './status-page.tsx';

await startPublicPage(
  {
    kk: () => import('../i18n/kk/status-texts.ts'),
    ru: () => import('../i18n/ru/status-texts.ts'),
    en: () => import('../i18n/en/status-texts.ts'),
  },
  <StatusPage />,
);
