import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from '../platform/logging.ts';
import { type Access, admit, identify, nameCaseworker, openAccess } from './access/admit.ts';
import { type Limits, unlimited } from './limits/limits.ts';
import { handleErrors } from './middleware/handle-errors.ts';
import { limitPath } from './middleware/limit-path.ts';
import { HANDLING_LIMIT_MS, limitTime } from './middleware/limit-time.ts';
import { logRequests } from './middleware/log-requests.ts';
import { traceRequests } from './middleware/trace-requests.ts';
import { noSuchPath, notAllowed } from './middleware/not-allowed.ts';
import { readJson } from './middleware/read-json.ts';
import { keepPrivate } from './middleware/keep-private.ts';
import { openApiDocument } from './openapi/document.ts';
import type { ApiDependencies, Route } from './route.ts';
import { getDocs } from './routes/get-docs.ts';
import { getOpenApi } from './routes/get-openapi.ts';
import { routesOf } from './routes.ts';

export interface Manners {
  readonly limits?: Limits;
  /** Whose word counts about the address from which a request comes: networks of proxies of ours. */
  readonly trustedProxies?: readonly string[];
  readonly handlingLimitMs?: number;
  /** Asked before a path that isn't there is told to be none. */
  readonly notFound?: RequestHandler;
}

/** The whole pipeline, in the order in which a request meets it: who may not call never has its body read. */
export function createApp(
  dependencies: ApiDependencies,
  logger: Logger,
  access: Access = openAccess,
  furtherRoutes: readonly Route[] = [],
  { limits = unlimited, trustedProxies = [], handlingLimitMs = HANDLING_LIMIT_MS, notFound }: Manners = {},
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', trustedProxies);
  app.use(traceRequests);
  app.use(logRequests(logger));
  app.use(helmet());
  app.use(keepPrivate);
  app.use(limitPath);

  const served = [...routesOf(dependencies), ...furtherRoutes];
  const { findTokenUrl } = access;
  const openApi = getOpenApi({ documentFor: (options) => openApiDocument(served, options), findTokenUrl });
  const routes = [...served, openApi, ...getDocs()];
  for (const route of routes) {
    app[route.method](
      route.path,
      identify(access, limits.failedSignIns, route),
      limits.count(route),
      admit(dependencies, access, route),
      ...readJson(route.bodyLimitBytes),
      nameCaseworker(route),
      limitTime(handlingLimitMs),
      route.handler,
    );
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, notAllowed(routes.filter((route) => route.path === path).map(({ method }) => method)));
  }
  if (notFound !== undefined) app.use(notFound);
  app.use(noSuchPath);
  app.use(handleErrors(logger));
  return app;
}
