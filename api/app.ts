import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from '../platform/logging.ts';
import { type Access, admit, openAccess } from './access/admit.ts';
import { handleErrors } from './middleware/handle-errors.ts';
import { logRequests } from './middleware/log-requests.ts';
import { noSuchPath, notAllowed } from './middleware/not-allowed.ts';
import { readJson } from './middleware/read-json.ts';
import { keepPrivate } from './middleware/keep-private.ts';
import { openApiDocument } from './openapi/document.ts';
import type { ApiDependencies, Route } from './route.ts';
import { getDocs } from './routes/get-docs.ts';
import { getOpenApi } from './routes/get-openapi.ts';
import { routesOf } from './routes.ts';

/** The whole pipeline, in the order in which a request meets it. */
export function createApp(
  dependencies: ApiDependencies,
  logger: Logger,
  access: Access = openAccess,
  furtherRoutes: readonly Route[] = [],
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(logRequests(logger));
  app.use(helmet());
  app.use(keepPrivate);
  app.use(...readJson());

  const served = [...routesOf(dependencies), ...furtherRoutes];
  const routes = [...served, getOpenApi(openApiDocument(served, access)), ...getDocs()];
  for (const route of routes) app[route.method](route.path, admit(dependencies, access, route), route.handler);
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, notAllowed(routes.filter((route) => route.path === path).map(({ method }) => method)));
  }
  app.use(noSuchPath);
  app.use(handleErrors(logger));
  return app;
}
