import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { caseRoutes } from './cases/routes.ts';
import { counterRoutes } from './counter/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { queueRoutes } from './queues/routes.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { readSearch, writeSearch } from './search-text.ts';
import { CrashedScreen } from './shell/crashed-screen.tsx';
import { type Asking, rootRoute, shellRoute } from './shell/shell-route.ts';
import { PageLoader } from './states/page-loader.tsx';

const start = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/queues', replace: true, throw: true });
  },
});

const screens = shellRoute.addChildren([
  queueRoutes,
  ...caseRoutes,
  ...counterRoutes,
  ...reviewRoutes,
  ...overviewRoutes,
]);

/** Every screen of the console. Each is loaded when it is first opened, or when a link to it is pointed at. */
export const createConsoleRouter = (asking: Asking) =>
  createRouter({
    routeTree: rootRoute.addChildren([start, screens]),
    context: asking,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoader,
    defaultErrorComponent: CrashedScreen,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
