import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

const counter = createRoute({
  getParentRoute: () => shellRoute,
  path: '/counter',
  component: lazyRouteComponent(() => import('./counter-page.tsx'), 'CounterPage'),
});

/** A case while its people are still at the counter. */
const atTheCounter = createRoute({
  getParentRoute: () => shellRoute,
  path: '/counter/cases/$caseId',
  component: lazyRouteComponent(() => import('./filed/filed-page.tsx'), 'FiledPage'),
});

export const counterRoutes = [counter, atTheCounter] as const;
