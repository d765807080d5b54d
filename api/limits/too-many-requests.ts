import { Problem } from '../problem.ts';

/** @param retryAfterSeconds when there is room again; nothing where the header says so already */
export const tooManyRequests = (retryAfterSeconds?: number): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-requests',
    title: 'Too many requests',
    detail:
      'Nothing was done. Send the request again after as many seconds as `Retry-After` says, and fewer from then on.',
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  });
