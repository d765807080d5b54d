import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { parseListSearch } from './list-search.ts';

const queues = createRoute({
  getParentRoute: () => shellRoute,
  path: '/queues',
  beforeLoad: ({ location }) => {
    if (location.pathname === '/queues')
      redirect({ to: '/queues/$queue', params: { queue: 'awaiting-consent' }, replace: true, throw: true });
  },
});

const queue = createRoute({
  getParentRoute: () => queues,
  path: '/$queue',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./queue-page.tsx'), 'QueuePage'),
});

export const queueRoutes = queues.addChildren([queue]);
