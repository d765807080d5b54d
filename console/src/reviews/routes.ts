import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

const reviews = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./reviews-page.tsx'), 'ReviewsPage'),
});

const desk = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews/$caseId',
  component: lazyRouteComponent(() => import('./desk/review-desk-page.tsx'), 'ReviewDeskPage'),
});

export const reviewRoutes = [reviews, desk] as const;
