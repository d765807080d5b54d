import { createApi } from '../data/create-api.ts';
import { startPublicPage } from '../public-pages/start-public-page.tsx';
import { InvitationPage } from './invitation-page.tsx';

// Once read, the secret leaves the address bar: neither a screenshot nor the browser's history is to hold it.
const secret = globalThis.location.hash.slice(1);
globalThis.history.replaceState(null, '', globalThis.location.pathname);

await startPublicPage(
  {
    kk: () => import('../i18n/kk/invitation-texts.ts'),
    ru: () => import('../i18n/ru/invitation-texts.ts'),
    en: () => import('../i18n/en/invitation-texts.ts'),
  },
  <InvitationPage api={createApi()} secret={secret} />,
);
