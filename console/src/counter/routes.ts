import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { importScreen } from '../shell/import-screen.ts';
import { shellRoute } from '../shell/shell-route.ts';

const counter = createRoute({
  getParentRoute: () => shellRoute,
  path: '/counter',
  component: lazyRouteComponent(
    importScreen(() => import('./counter-page.tsx')),
    'CounterPage',
  ),
});

/** A case while its people are still at the counter. */
const atTheCounter = createRoute({
  getParentRoute: () => shellRoute,
  path: '/counter/cases/$caseId',
  component: lazyRouteComponent(
    importScreen(() => import('./filed/filed-page.tsx')),
    'FiledPage',
  ),
});

export const counterRoutes = [counter, atTheCounter] as const;
