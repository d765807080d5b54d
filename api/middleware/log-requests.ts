import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../../platform/logging.ts';
import { currentTrace } from '../../platform/trace.ts';

/** One line a request: the route's pattern instead of the URL, because a URL may hold an IIN. */
export const logRequests = (logger: Logger): RequestHandler =>
  pinoHttp({
    logger,
    // The trace in every line says which request it is.
    genReqId: () => currentTrace()?.traceId ?? '',
    quietReqLogger: true,
    serializers: { req: () => undefined, res: () => undefined, err: (error: unknown) => error },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'debug'),
    customSuccessObject: (request, response, value: object) => ({ ...value, ...placeOf(request, response) }),
    customErrorObject: (request, response, _error, value: object) => ({ ...value, ...placeOf(request, response) }),
  });

const placeOf = (request: IncomingMessage, response: ServerResponse): object => ({
  method: request.method,
  route: 'route' in request && isRoute(request.route) ? request.route.path : null,
  status: response.statusCode,
});

const isRoute = (route: unknown): route is { readonly path: string } =>
  typeof route === 'object' && route !== null && 'path' in route;
