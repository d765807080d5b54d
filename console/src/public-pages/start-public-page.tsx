import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n, type Texts } from '../i18n/start-i18n.ts';
import { TextsProvider } from '../i18n/texts-context.tsx';
import { ErrorBoundary } from '../states/error-boundary.tsx';
import { ThemeProvider } from '../theme/theme-provider.tsx';
import { NowProvider } from '../time/now-context.tsx';

/**
 * Starts a page for people who aren't staff: theme, language and time, without the console's router, session and cache,
 * which a telephone on a slow connection shouldn't wait for.
 */
export async function startPublicPage(texts: Texts, page: ReactNode): Promise<void> {
  const i18n = await startI18n(texts);
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <TextsProvider i18n={i18n} texts={texts}>
        <ThemeProvider>
          <ErrorBoundary>
            <NowProvider>{page}</NowProvider>
          </ErrorBoundary>
        </ThemeProvider>
      </TextsProvider>
    </StrictMode>,
  );
}
