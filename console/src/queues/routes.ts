import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { parseQueueSearch } from './queue-search.ts';

const queues = createRoute({
  getParentRoute: () => shellRoute,
  path: '/queues',
  beforeLoad: ({ location }) => {
    if (location.pathname === '/queues') redirect({ to: '/queues/awaiting-consent', replace: true, throw: true });
  },
});

const awaitingConsent = createRoute({
  getParentRoute: () => queues,
  path: '/awaiting-consent',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./awaiting-consent-page.tsx'), 'AwaitingConsentPage'),
});

export const queueRoutes = queues.addChildren([awaitingConsent]);
