import type { RequestHandler } from 'express';
import { runInTrace, traceOf } from '../../platform/trace.ts';

/** Whoever asks learns the id under which everything about the request is logged, here and at the registries. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const trace = traceOf(request.get('traceparent'));
  response.set('x-request-id', trace.traceId);
  runInTrace(trace, next);
};
