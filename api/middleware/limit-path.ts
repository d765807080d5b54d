import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';

/** The longest that any call of ours needs, filters and cursor included, is a quarter of this. */
const MAX_LENGTH = 4_096;

export const limitPath: RequestHandler = (request, _response, next) => {
  if (request.url.length <= MAX_LENGTH) return next();
  throw new Problem({
    status: 414,
    code: 'path-too-long',
    title: 'The path is too long',
    detail: `Path and query have at most ${MAX_LENGTH} characters here.`,
  });
};
