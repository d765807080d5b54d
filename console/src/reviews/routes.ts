import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { importScreen } from '../shell/import-screen.ts';
import { shellRoute } from '../shell/shell-route.ts';

const reviews = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews',
  component: lazyRouteComponent(
    importScreen(() => import('./reviews-page.tsx')),
    'ReviewsPage',
  ),
});

const desk = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews/$caseId',
  component: lazyRouteComponent(
    importScreen(() => import('./desk/review-desk-page.tsx')),
    'ReviewDeskPage',
  ),
});

export const reviewRoutes = [reviews, desk] as const;
