import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider } from './data/api-context.tsx';
import { askAhead } from './data/ask-ahead.ts';
import { createApi } from './data/create-api.ts';
import { createQueryClient } from './data/create-query-client.ts';
import { queueCountsQuery } from './data/desk-queries.ts';
import { consoleTexts } from './i18n/console-texts.ts';
import { startI18n } from './i18n/start-i18n.ts';
import { TextsProvider } from './i18n/texts-context.tsx';
import { KeysProvider } from './keyboard/keys-context.tsx';
import { LiveProvider } from './live/live-context.tsx';
import { createConsoleRouter } from './router.ts';
import { SessionGate } from './session/session-gate.tsx';
import { Notices } from './shell/notices.tsx';
import { ErrorBoundary } from './states/error-boundary.tsx';
import { ThemeProvider } from './theme/theme-provider.tsx';
import { NowProvider } from './time/now-context.tsx';

const api = createApi();
const queries = createQueryClient();
const router = createConsoleRouter({ api, queries });

// All of these at once, the texts among them: the first screen waits for the slowest, not for one after the other.
void router.load();
askAhead(queries, () => queries.query(queueCountsQuery(api)));
const i18n = await startI18n(consoleTexts);

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <TextsProvider i18n={i18n} texts={consoleTexts}>
      <ThemeProvider>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <ApiProvider api={api}>
              <NowProvider>
                <SessionGate>
                  <LiveProvider>
                    <KeysProvider>
                      <RouterProvider router={router} />
                    </KeysProvider>
                  </LiveProvider>
                </SessionGate>
              </NowProvider>
            </ApiProvider>
          </QueryClientProvider>
          <Notices />
        </ErrorBoundary>
      </ThemeProvider>
    </TextsProvider>
  </StrictMode>,
);
