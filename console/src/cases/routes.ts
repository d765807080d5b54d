import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseListSearch } from '../queues/list-search.ts';
import { shellRoute } from '../shell/shell-route.ts';

const cases = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
});

export const caseRoutes = [cases, oneCase] as const;
