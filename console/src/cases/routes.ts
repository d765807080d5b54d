import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { askAhead } from '../data/ask-ahead.ts';
import { casePageQuery, caseQuery } from '../data/case-queries.ts';
import { caseFiltersOf } from '../queues/case-filters.ts';
import { parseListSearch } from '../queues/list-search.ts';
import { ALL_CASES } from '../queues/lists.ts';
import { importScreen } from '../shell/import-screen.ts';
import { shellRoute } from '../shell/shell-route.ts';
import { actionsQuery, eventsQuery } from './case-parts.ts';

const cases = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  validateSearch: parseListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { api, queries }, deps, preload }) => {
    if (preload) return;
    const filters = caseFiltersOf(ALL_CASES, undefined, deps, new Date());
    askAhead(queries, () => queries.query(casePageQuery(api, filters)));
  },
  component: lazyRouteComponent(
    importScreen(() => import('./cases-page.tsx')),
    'CasesPage',
  ),
});

const oneCase = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId',
  // The parts of a case with the case, not after it; only where it is really opened, because that leaves a trace.
  loader: ({ context: { api, queries }, params: { caseId }, preload }) => {
    if (preload) return;
    askAhead(queries, () =>
      Promise.all([
        queries.query(caseQuery(api, caseId)),
        queries.query(eventsQuery(api, caseId)),
        queries.query(actionsQuery(api, caseId)),
      ]),
    );
  },
  component: lazyRouteComponent(
    importScreen(() => import('./case-page.tsx')),
    'CasePage',
  ),
});

export const caseRoutes = [cases, oneCase] as const;
