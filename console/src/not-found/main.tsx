import { startPublicPage } from '../public-pages/start-public-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

await startPublicPage(
  {
    kk: () => import('../i18n/kk/not-found-texts.ts'),
    ru: () => import('../i18n/ru/not-found-texts.ts'),
    en: () => import('../i18n/en/not-found-texts.ts'),
  },
  <NotFoundPage />,
);
