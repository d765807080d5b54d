import express, { type RequestHandler } from 'express';
import type { Authenticate } from '../../api/access/caller.ts';
import { handleErrors } from '../../api/middleware/handle-errors.ts';
import type { Route } from '../../api/route.ts';
import { createLogger } from '../../platform/logging.ts';
import { listen } from './listen.ts';

export const silent = createLogger({ name: 'test', level: 'silent' });

interface Gate {
  readonly authenticate: Authenticate;
  readonly routes?: readonly Route[];
}

/** The least of an api: `/who` says who calls, whatever the method, and `null` where nobody says so. Other routes as they come. */
export const startGate = (create: (url: string) => Gate | Promise<Gate>): Promise<string> =>
  listen(async (url) => {
    const { authenticate, routes = [] } = await create(url);
    const app = express();
    app.set('query parser', 'simple');
    for (const { method, path, handler } of routes) app[method](path, handler);
    app.all('/who', who(authenticate));
    app.use(handleErrors(silent));
    return app;
  });

const who =
  (authenticate: Authenticate): RequestHandler =>
  async (request, response) => {
    response.json((await authenticate(request)) ?? null);
  };
