import { createRootRouteWithContext, createRoute } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell.tsx';

/** With what a screen's first questions are asked while its program is still on its way. */
export interface Asking {
  readonly api: TirkeuClient;
  readonly queries: QueryClient;
}

export const rootRoute = createRootRouteWithContext<Asking>()({ notFoundComponent: NotFoundPage });

/** The parent of every screen that has the navigation beside it. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  notFoundComponent: NotFoundPage,
});
