import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

const counter = createRoute({
  getParentRoute: () => shellRoute,
  path: '/counter',
  component: lazyRouteComponent(() => import('./counter-page.tsx'), 'CounterPage'),
});

export const counterRoutes = [counter] as const;
