import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { importScreen } from '../shell/import-screen.ts';
import { shellRoute } from '../shell/shell-route.ts';
import { parseOverviewSearch } from './overview-search.ts';

const overview = createRoute({
  getParentRoute: () => shellRoute,
  path: '/overview',
  validateSearch: parseOverviewSearch,
  component: lazyRouteComponent(
    importScreen(() => import('./overview-page.tsx')),
    'OverviewPage',
  ),
});

export const overviewRoutes = [overview] as const;
