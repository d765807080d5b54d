import { createApi } from '../data/create-api.ts';
import { startPublicPage } from '../public-pages/start-public-page.tsx';
import { takeSecret } from './link-secret.ts';
import { StatusPage } from './status-page.tsx';

/** A telephone in a tunnel may wait for minutes; then this page would neither say so nor look again. */
const PATIENCE_MS = 20_000;

// Another link in the same tab changes only what stands behind `#`, and loads nothing by itself.
globalThis.addEventListener('hashchange', () => globalThis.location.reload());

await startPublicPage(
  {
    kk: () => import('../i18n/kk/status-texts.ts'),
    ru: () => import('../i18n/ru/status-texts.ts'),
    en: () => import('../i18n/en/status-texts.ts'),
  },
  <StatusPage api={createApi({ patienceMs: PATIENCE_MS })} secret={takeSecret()} />,
);
