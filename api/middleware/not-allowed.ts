import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';

/** Stands behind the routes of one path: whoever gets here came with another method. */
export const notAllowed =
  (methods: readonly string[]): RequestHandler =>
  () => {
    // Express answers HEAD wherever there is a GET.
    const known = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    const allowed = known.join(', ');
    throw new Problem({
      status: 405,
      code: 'method-not-allowed',
      title: 'This path does not know this method',
      detail: `Use ${allowed}.`,
      headers: { allow: allowed },
    });
  };

/** Stands behind everything: no such path. */
export const noSuchPath: RequestHandler = () => {
  throw new Problem({
    status: 404,
    code: 'path-not-found',
    title: 'There is nothing here',
    detail: 'Check the path; docs/api.md lists the calls.',
  });
};
