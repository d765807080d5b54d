import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { importScreen } from '../shell/import-screen.ts';
import { shellRoute } from '../shell/shell-route.ts';
import { askAhead } from '../data/ask-ahead.ts';
import { casePageQuery } from '../data/case-queries.ts';
import { caseFiltersOf } from './case-filters.ts';
import { parseListSearch } from './list-search.ts';
import { queueNamed, QUEUES } from './lists.ts';

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
  loaderDeps: ({ search }) => search,
  // Not awaited: the list is there when the screen is, or comes after it. A link that is only pointed at asks for nothing,
  // because whoever looks at cases leaves a trace.
  loader: ({ context: { api, queries }, params, deps, preload }) => {
    const name = queueNamed(params.queue);
    if (preload || name === undefined) return;
    const filters = caseFiltersOf(QUEUES[name], name, deps, new Date());
    askAhead(queries, () => queries.query(casePageQuery(api, filters)));
  },
  component: lazyRouteComponent(
    importScreen(() => import('./queue-page.tsx')),
    'QueuePage',
  ),
});

export const queueRoutes = queues.addChildren([queue]);
