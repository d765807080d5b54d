import type { RequestHandler } from 'express';

/** Answers are about people: no cache on the way may keep one. A route that has a validator says otherwise itself. */
export const keepPrivate: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};
