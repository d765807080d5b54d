import type { RequestHandler } from 'express';
import { unavailable } from '../problem.ts';

/** Longer than everything that a request waits for has to answer, each within its own limit: a safety net. */
export const HANDLING_LIMIT_MS = 30_000;

/** Nobody is left hanging: what takes longer than this is answered with 503, and whatever comes of it is found by a repeat. */
export const limitTime =
  (limitMs: number): RequestHandler =>
  (_request, response, next) => {
    const timer = setTimeout(() => {
      if (!response.headersSent) next(unavailable('That took too long. Send the same request again.'));
    }, limitMs);
    response.once('close', () => clearTimeout(timer));
    next();
  };
